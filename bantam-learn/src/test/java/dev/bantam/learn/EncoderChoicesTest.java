package dev.bantam.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bantam.core.guarantee.Place;
import dev.bantam.learn.Tickets.Ticket;
import dev.bantam.learn.data.DataOptions;
import dev.bantam.learn.data.Dataset;
import dev.bantam.learn.data.DatasetReader;
import dev.bantam.learn.encoder.BaseModelFiles;
import dev.bantam.specialist.EncoderRung;
import dev.bantam.specialist.LexicalRung;
import dev.bantam.specialist.Manifest;
import dev.bantam.specialist.Result;
import dev.bantam.specialist.Specialist;
import dev.bantam.specialist.SpecialistOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which rungs are kept, from which rows they learn, and what happens where these are odd. */
class EncoderChoicesTest {

  private static final Meanings TASK = new Meanings(3, 0.3, 0.02);

  private final Workbench bench;
  private final BaseModelFiles knowing;
  private final BaseModelFiles ignorant;

  EncoderChoicesTest(@TempDir Path folder) throws IOException {
    bench = new Workbench(folder);
    knowing = WordEncoder.knowing(TASK, folder.resolve("knowing"));
    ignorant = WordEncoder.ignorant(TASK, folder.resolve("ignorant"));
  }

  private static LearnOptions on(BaseModelFiles... models) {
    return LearnOptions.defaults("task").withEncoders(List.of(models));
  }

  @Test
  void anEncoderThatDoesNotPayIsDroppedWithAllItsFiles() throws IOException {
    Meanings plain = new Meanings(3, 1, 0.02);
    Dataset data = bench.read(plain.rows(900, 1));
    Learned learned = bench.learn(data, "task", on(ignorant));
    assertThat(names(learned)).containsExactly(LexicalRung.NAME);
    try (var files = Files.list(learned.folder())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .doesNotContain("encoder.onnx", "encoder.safetensors", "tokenizer.json")
          .contains("lexical.safetensors");
    }
    assertThat(learned.manifest().rungs().getFirst().gate()).isPresent();
    assertThat(learned.manifest().provenance().settings()).doesNotContainKey("encoder");
    Learned alone = bench.learn(data, "alone");
    assertThat(bench.bytes("task", "lexical.safetensors"))
        .isEqualTo(bench.bytes("alone", "lexical.safetensors"));
    assertThat(learned.manifest().certificate()).isEqualTo(alone.manifest().certificate());
  }

  @Test
  void ofSeveralBaseModelsTheOneThatPaysIsKept() {
    Dataset data = bench.read(TASK.rows(900, 2));
    Learned first = bench.learn(data, "first", on(knowing, ignorant));
    Learned second = bench.learn(data, "second", on(ignorant, knowing));
    for (Learned learned : List.of(first, second)) {
      assertThat(names(learned)).containsExactly(LexicalRung.NAME, EncoderRung.NAME);
      assertThat(learned.manifest().provenance().settings()).containsEntry("encoder", "knowing");
      assertThat(learned.folder().resolve("encoder.onnx")).hasSameBinaryContentAs(knowing.model());
    }
    assertThat(bench.bytes("first", "encoder.safetensors"))
        .isEqualTo(bench.bytes("second", "encoder.safetensors"));
  }

  @Test
  void withoutACertificateEveryRowIsLearnedFromAndTheMeasuredAccuraciesStay() {
    Dataset data = bench.read(TASK.rows(900, 3));
    Learned learned = bench.learn(data, "task", on(knowing).withoutCertificate());
    assertThat(names(learned)).containsExactly(LexicalRung.NAME, EncoderRung.NAME);
    assertThat(learned.manifest().certificate()).isEmpty();
    assertThat(learned.train().rows()).hasSizeGreaterThan(880);
    double measured = learned.manifest().rungs().getLast().accuracy();
    try (Specialist specialist = load(learned)) {
      assertThat(specialist.answer(data.input(0)).local()).isFalse();
      Verdicts again = Verdicts.of(specialist, data, learned.places().rows(Place.TUNE));
      // Tune was learned from by now, so that it says nothing any more.
      assertThat(measured).isLessThan(again.accuracy()).isGreaterThan(0.8);
      Verdicts fresh = Verdicts.of(specialist, bench.read(TASK.rows(500, 33)), range(500));
      assertThat(fresh.accuracy()).isGreaterThan(0.9);
    }
  }

  @Test
  void severalFieldsAreAnsweredFromOneEncoder() {
    StringBuilder lines = new StringBuilder();
    for (Ticket row : TASK.rows(900, 4)) {
      lines.append(
          "{\"input\":\"%s\",\"answer\":{\"label\":\"%s\",\"urgent\":%s}}\n"
              .formatted(row.text(), row.label(), row.label().equals("label1")));
    }
    Dataset data = bench.read("rows.jsonl", lines.toString(), DataOptions.defaults());
    Learned learned = bench.learn(data, "task", on(knowing));
    assertThat(names(learned)).containsExactly(LexicalRung.NAME, EncoderRung.NAME);
    assertThat(learned.manifest().provenance().settings())
        .containsKeys("encoder.head1", "encoder.head2");
    try (Specialist specialist = load(learned)) {
      Result result = specialist.answer(Meanings.word(1, 7) + " " + Meanings.word(1, 1_900));
      assertThat(result.answer().toJson().toString()).contains("\"label1\"", "\"urgent\":true");
      assertThat(result.fields()).hasSize(2);
    }
  }

  @Test
  void rowsWhoseAnswerNobodyCanLearnOnlyCountAsDisagreements() {
    List<Ticket> rows = TASK.rows(1_200, 5);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      String label = i % 40 == 0 ? "new" + i : rows.get(i).label();
      lines.append(
          "{\"input\":\"%s\",\"answer\":{\"label\":\"%s\"}}\n"
              .formatted(rows.get(i).text(), label));
    }
    Dataset every = bench.read(rows);
    DataOptions plain = DataOptions.defaults();
    Dataset data =
        DatasetReader.read(
            bench.file("odd.jsonl", lines.toString()), plain, bytes -> {}, every.schema());
    Learned learned = bench.learn(data, "task", on(knowing));
    assertThat(names(learned)).containsExactly(LexicalRung.NAME, EncoderRung.NAME);
    for (int row : learned.train().rows()) {
      assertThat(data.value(0, row)).isNotEqualTo(Dataset.OTHER);
    }
    assertThat(learned.manifest().rungs().getLast().accuracy())
        .isEqualTo(learned.tune().accuracy(), within(0.05));
  }

  @Test
  void aTaskWithVeryFewRowsIsLearnedAndSaysThatItIsTooSmall() {
    for (int rows : new int[] {4, 6, 12, 30}) {
      Learned learned =
          bench.learn(bench.read(TASK.rows(rows, 6)), "task" + rows, on(knowing, ignorant));
      assertThat(learned.manifest().certificate()).as("%d rows", rows).isEmpty();
      assertThat(learned.manifest().refusal()).as("%d rows", rows).isPresent();
      try (Specialist specialist = load(learned)) {
        assertThat(specialist.answer("anything").local()).isFalse();
      }
    }
  }

  @Test
  void aValueWithOneExampleHarmsNothing() {
    List<Ticket> rows = new ArrayList<>(TASK.rows(600, 7));
    rows.add(new Ticket("one", Meanings.word(9, 1), "rare"));
    Learned learned = bench.learn(bench.read(rows), "task", on(knowing));
    assertThat(names(learned)).contains(EncoderRung.NAME);
    try (Specialist specialist = load(learned)) {
      assertThat(specialist.answer(Meanings.word(0, 5)).answer().text()).startsWith("label");
    }
  }

  @Test
  void textsOfOddKindsAreAnswered() {
    Learned learned = bench.learn(bench.read(TASK.rows(600, 8)), "task", on(knowing));
    try (Specialist specialist = load(learned)) {
      for (String odd :
          List.of("", " ", "\n", "\uD83D\uDE00", "zzzz ".repeat(20_000), "\u65e5\u672c", "[SEP]")) {
        Result result = specialist.answer(odd);
        assertThat(result.confidence()).isBetween(0.0, 1.0);
        assertThat(result.answer().text()).startsWith("label");
      }
    }
  }

  @Test
  void theProgressNeverLeavesItsRangeAndNamesTheModel() {
    Set<String> doing = new TreeSet<>();
    new Learner(on(knowing), Workbench.CLOCK)
        .learn(
            bench.read(TASK.rows(600, 9)),
            bench.folder().resolve("task"),
            (what, share) -> {
              assertThat(share).as(what).isBetween(0.0, 1.0 + 1e-9);
              doing.add(what.toLowerCase(Locale.ROOT));
            });
    assertThat(doing).contains("learning on knowing", "learning", "certifying");
  }

  private static List<String> names(Learned learned) {
    return learned.manifest().rungs().stream().map(Manifest.RungEntry::name).toList();
  }

  private static int[] range(int rows) {
    return IntStream.range(0, rows).toArray();
  }

  private static Specialist load(Learned learned) {
    return Specialist.load(
        learned.folder(), SpecialistOptions.defaults().withClock(Workbench.CLOCK));
  }
}
