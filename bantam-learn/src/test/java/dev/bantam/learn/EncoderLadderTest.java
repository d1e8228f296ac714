package dev.bantam.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.core.Certificate;
import dev.bantam.core.guarantee.Place;
import dev.bantam.learn.Tickets.Ticket;
import dev.bantam.learn.data.Dataset;
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
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A ladder of two rungs, learned once: what its certificate says is what the folder does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EncoderLadderTest {

  private static final Meanings TASK = new Meanings(4, 0.5, 0.02);
  private static final List<Ticket> ROWS = TASK.rows(2_000, 1);

  private final Workbench bench;
  private final BaseModelFiles base;
  private final Learned learned;

  EncoderLadderTest(@TempDir Path folder) throws IOException {
    bench = new Workbench(folder);
    base = WordEncoder.knowing(TASK, folder.resolve("base"));
    learned = bench.learn(bench.read(ROWS), "task", options());
  }

  private LearnOptions options() {
    return LearnOptions.defaults("task").withEncoders(List.of(base));
  }

  @BeforeAll
  void bothRungsAreKept() {
    assertThat(names(learned)).containsExactly(LexicalRung.NAME, EncoderRung.NAME);
  }

  @Test
  void theRungThatReadsMeaningsAnswersMoreRightly() {
    List<Manifest.RungEntry> rungs = learned.manifest().rungs();
    assertThat(rungs.getFirst().accuracy()).isBetween(0.5, 0.9);
    assertThat(rungs.getLast().accuracy()).isGreaterThan(0.93);
    assertThat(learned.manifest().provenance().settings()).containsEntry("encoder", "base");
  }

  @Test
  void theFolderAnswersTheCalibrateRowsAsTheCertificateSays() {
    Certificate certificate = learned.manifest().certificate().orElseThrow();
    Dataset data = learned.data();
    int[] rows = Places.of(data, 1).rows(Place.CALIBRATE);
    int local = 0;
    int wrong = 0;
    try (Specialist specialist = load(Workbench.CLOCK)) {
      for (int row : rows) {
        Result result = specialist.answer(data.input(row));
        local += result.local() ? 1 : 0;
        wrong += result.local() && !result.answer().equals(data.answer(row)) ? 1 : 0;
      }
    }
    assertThat(rows).hasSize(certificate.rows());
    assertThat(local).isEqualTo(certificate.accepted()).isPositive();
    assertThat(wrong).isEqualTo(certificate.disagreements());
    assertThat(certificate.coverage()).isGreaterThan(0.8);
  }

  @Test
  void moreIsCertifiedThanWithoutTheEncoder() {
    Learned alone = bench.learn(bench.read(ROWS), "alone");
    double without = alone.manifest().certificate().map(Certificate::coverage).orElse(0.0);
    assertThat(learned.manifest().certificate().orElseThrow().coverage())
        .isGreaterThan(without + 0.1);
  }

  @Test
  void itsGoldenInputsHold() {
    assertThat(learned.manifest().golden()).isNotEmpty();
    try (Specialist specialist = load(Workbench.CLOCK)) {
      assertThat(specialist.closed()).isEmpty();
    }
  }

  @Test
  void theSameRungAnswersTheSameWhetherTheGatesAreOpenOrClosed() {
    InstantSource later =
        InstantSource.offset(Workbench.CLOCK, LearnOptions.VALIDITY.plus(Duration.ofDays(1)));
    try (Specialist open = load(Workbench.CLOCK);
        Specialist closed = load(later)) {
      assertThat(closed.closed()).isPresent();
      for (Ticket row : TASK.rows(500, 2)) {
        Result one = open.answer(row.text());
        Result other = closed.answer(row.text());
        assertThat(other.local()).isFalse();
        assertThat(other.rung()).isEqualTo(one.rung());
        assertThat(other.answer()).isEqualTo(one.answer());
        assertThat(other.score()).isEqualTo(one.score());
        assertThat(other.confidence()).isEqualTo(one.confidence());
      }
    }
  }

  @Test
  void whatPassesTheLowerGateIsAnsweredByTheLexicalRungAndLocal() {
    Manifest.RungEntry lexical = learned.manifest().rungs().getFirst();
    double gate = lexical.gate().orElseThrow();
    int below = 0;
    int above = 0;
    try (Specialist specialist = load(Workbench.CLOCK)) {
      for (Ticket row : TASK.rows(500, 3)) {
        Result result = specialist.answer(row.text());
        if (result.rung().equals(LexicalRung.NAME)) {
          assertThat(result.score()).isGreaterThanOrEqualTo(gate);
          assertThat(result.local()).isTrue();
          below++;
        } else {
          above++;
        }
      }
    }
    assertThat(below).as("answers of the lexical rung").isGreaterThan(50);
    assertThat(above).as("answers of the encoder").isGreaterThan(50);
  }

  @Test
  void tuneIsAnsweredOnDiskAsItWasWhileLearning() {
    try (Specialist specialist = load(Workbench.CLOCK)) {
      Verdicts now = Verdicts.of(specialist, learned.data(), learned.tune().rows());
      assertThat(now.scores()).isEqualTo(learned.tune().scores());
      assertThat(now.settled()).isEqualTo(learned.tune().settled()).contains(true, false);
      assertThat(now.said()).isDeepEqualTo(learned.tune().said());
    }
  }

  @Test
  void aFolderOnAModelOfTheUsersOwnCarriesIt() {
    assertThat(learned.folder().resolve("encoder.onnx")).hasSameBinaryContentAs(base.model());
    assertThat(learned.folder().resolve("tokenizer.json")).hasSameBinaryContentAs(base.tokenizer());
  }

  @Test
  void theSameDataAndSeedGiveTheSameBytes() {
    bench.learn(bench.read(ROWS), "again", options());
    for (String file : List.of("encoder.safetensors", "lexical.safetensors", "encoder.onnx")) {
      assertThat(bench.bytes("again", file)).as(file).isEqualTo(bench.bytes("task", file));
    }
  }

  @Test
  void withoutItsModelNothingIsLocalAndTheLexicalRungAnswers() throws IOException {
    Path copy = Files.createDirectory(bench.folder().resolve("copy"));
    try (var files = Files.list(learned.folder())) {
      for (Path file : files.filter(one -> !one.endsWith("encoder.onnx")).toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    try (Specialist specialist =
        Specialist.load(copy, SpecialistOptions.defaults().withClock(Workbench.CLOCK))) {
      Result result = specialist.answer(ROWS.getFirst().text());
      assertThat(result.rung()).isEqualTo(LexicalRung.NAME);
      assertThat(result.local()).isFalse();
      assertThat(specialist.closed().orElseThrow()).contains("encoder");
    }
  }

  @Test
  void aValueThatIsNeverLocalIsNotAnsweredLocallyByAnyRung() {
    LearnOptions never = options().withNeverLocal(List.of("label2"));
    Learned other = bench.learn(bench.read(ROWS), "never", never);
    try (Specialist specialist =
        Specialist.load(other.folder(), SpecialistOptions.defaults().withClock(Workbench.CLOCK))) {
      List<Result> said = new ArrayList<>();
      TASK.rows(300, 4).forEach(row -> said.add(specialist.answer(row.text())));
      assertThat(said)
          .anyMatch(Result::local)
          .anyMatch(result -> result.answer().text().equals("label2"))
          .noneMatch(result -> result.local() && result.answer().text().equals("label2"));
    }
  }

  static List<String> names(Learned learned) {
    return learned.manifest().rungs().stream().map(Manifest.RungEntry::name).toList();
  }

  @Test
  void nothingElseIsLeftInTheFolder() throws IOException {
    String[] files = learned.folder().toFile().list();
    assertThat(Arrays.asList(files == null ? new String[0] : files))
        .contains("encoder.onnx", "encoder.safetensors", "lexical.safetensors", "tokenizer.json")
        .noneMatch(name -> name.endsWith(".tmp"));
  }

  private Specialist load(InstantSource clock) {
    return Specialist.load(learned.folder(), SpecialistOptions.defaults().withClock(clock));
  }
}
