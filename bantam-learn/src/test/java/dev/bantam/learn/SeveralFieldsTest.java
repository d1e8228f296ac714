package dev.bantam.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.learn.Tickets.Ticket;
import dev.bantam.learn.data.DataOptions;
import dev.bantam.learn.data.Dataset;
import dev.bantam.learn.data.DatasetReader;
import dev.bantam.specialist.FieldResult;
import dev.bantam.specialist.Result;
import dev.bantam.specialist.Specialist;
import dev.bantam.specialist.SpecialistOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers of several fields, fields that may be missing, and values that nobody learned. */
class SeveralFieldsTest {

  private static final List<Ticket> ROWS = new Tickets(3, 0.7, 0).rows(1_200, 21);

  private final Workbench bench;

  SeveralFieldsTest(@TempDir Path folder) {
    bench = new Workbench(folder);
  }

  /** Label1 is urgent, label2 has no urgency at all. */
  private Dataset twoFields() {
    StringBuilder lines = new StringBuilder();
    for (Ticket row : ROWS) {
      String urgent =
          switch (row.label()) {
            case "label1" -> ",\"urgent\":true";
            case "label2" -> "";
            default -> ",\"urgent\":false";
          };
      lines.append(
          "{\"input\":\"%s\",\"answer\":{\"label\":\"%s\"%s}}\n"
              .formatted(row.text(), row.label(), urgent));
    }
    return bench.read("rows.jsonl", lines.toString(), DataOptions.defaults());
  }

  @Test
  void fieldsAreAnsweredAndCertifiedTogether() {
    Learned learned = bench.learn(twoFields(), "task");
    assertThat(learned.manifest().certificate()).isPresent();
    try (Specialist specialist = load(learned)) {
      Evaluation evaluation = Evaluation.of(specialist, learned.data());
      Verdicts verdicts = evaluation.verdicts();
      for (int row = 0; row < verdicts.size(); row++) {
        Result result = specialist.answer(learned.data().input(row));
        assertThat(verdicts.agrees(row))
            .isEqualTo(result.answer().equals(learned.data().answer(row)));
        assertThat(result.confidence())
            .isLessThanOrEqualTo(
                result.fields().stream().mapToDouble(FieldResult::confidence).min().orElseThrow()
                    + 1e-6);
      }
      assertThat(verdicts.accuracy()).isGreaterThan(0.9);
    }
  }

  @Test
  void aFieldThatIsOftenMissingIsAnsweredWithNull() {
    Learned learned = bench.learn(twoFields(), "task");
    try (Specialist specialist = load(learned)) {
      Result result = specialist.answer("own2x1 own2x2 own2x3 own2x5 own2x1 own2x4");
      assertThat(result.answer().toJson().toString()).contains("\"label2\"", "\"urgent\":null");
      assertThat(result.local()).isTrue();
    }
  }

  @Test
  void aValueThatNobodyLearnedIsADisagreement() {
    Learned learned = bench.learn(bench.read(ROWS), "task");
    String unknown =
        "text,label\nown1x1 own1x2 own1x1 own1x4,label1\nown1x2 own1x1 own1x3 own1x1,other\n";
    try (Specialist specialist = load(learned)) {
      Dataset rows =
          DatasetReader.read(
              bench.file("more.csv", unknown),
              DataOptions.defaults(),
              bytes -> {},
              specialist.schema());
      Evaluation evaluation = Evaluation.of(specialist, rows);
      assertThat(evaluation.verdicts().agrees(0)).isTrue();
      assertThat(evaluation.verdicts().agrees(1)).isFalse();
      assertThat(evaluation.verdicts().accuracy()).isEqualTo(0.5);
      assertThat(evaluation.tally().disagreements()).isEqualTo(1);
      assertThat(evaluation.macroF1()).isBetween(0.0, 0.7);
    }
  }

  private static Specialist load(Learned learned) {
    return Specialist.load(
        learned.folder(), SpecialistOptions.defaults().withClock(Workbench.CLOCK));
  }
}
