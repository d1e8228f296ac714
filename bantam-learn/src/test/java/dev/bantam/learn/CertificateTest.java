package dev.bantam.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.core.Certificate;
import dev.bantam.core.guarantee.Place;
import dev.bantam.learn.Tickets.Ticket;
import dev.bantam.learn.data.Dataset;
import dev.bantam.specialist.Manifest;
import dev.bantam.specialist.Result;
import dev.bantam.specialist.Specialist;
import dev.bantam.specialist.SpecialistOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a certificate says is what the folder does, and it is given only where it is due. */
class CertificateTest {

  private final Workbench bench;

  CertificateTest(@TempDir Path folder) {
    bench = new Workbench(folder);
  }

  @Test
  void theFolderAnswersTheCalibrateRowsAsTheCertificateSays() {
    Learned learned = bench.learn(bench.read(new Tickets(4, 0.5, 0.02).rows(2_000, 1)), "task");
    Recount recount = recount(learned, LearnOptions.defaults("task"));
    Certificate certificate = learned.manifest().certificate().orElseThrow();
    assertThat(recount.rows).isEqualTo(certificate.rows());
    assertThat(recount.local).isEqualTo(certificate.accepted()).isPositive();
    assertThat(recount.wrong).isEqualTo(certificate.disagreements()).isPositive();
    assertThat(certificate.coverage()).isBetween(0.2, 0.99);
    assertThat(certificate.issued()).isEqualTo(Workbench.CLOCK.instant());
  }

  @Test
  void aValueThatIsNeverLocalIsNeitherAnsweredLocallyNorCounted() {
    List<Ticket> rows = new Tickets(4, 0.5, 0.02).rows(2_000, 1);
    LearnOptions options = LearnOptions.defaults("task").withNeverLocal(List.of("label2"));
    Learned learned = bench.learn(bench.read(rows), "task", options);
    Certificate certificate = learned.manifest().certificate().orElseThrow();
    try (Specialist specialist = load(learned)) {
      List<Result> said = rows.stream().map(row -> specialist.answer(row.text())).toList();
      assertThat(said)
          .anyMatch(result -> result.answer().text().equals("label2"))
          .anyMatch(Result::local)
          .noneMatch(result -> result.local() && result.answer().text().equals("label2"));
    }
    assertThat(recount(learned, options).local).isEqualTo(certificate.accepted());
    assertThat(certificate.coverage()).isLessThan(0.8);
    assertThat(learned.manifest().values().get(2).said()).isZero();
  }

  @Test
  void theCountsOfTheValuesAddUpToTheCertificate() {
    Learned learned = bench.learn(bench.read(new Tickets(4, 0.5, 0.02).rows(2_000, 1)), "task");
    Certificate certificate = learned.manifest().certificate().orElseThrow();
    assertThat(sum(learned, Manifest.ValueCounts::said)).isEqualTo(certificate.accepted());
    assertThat(sum(learned, Manifest.ValueCounts::was)).isEqualTo(certificate.accepted());
    assertThat(sum(learned, Manifest.ValueCounts::saidWrong))
        .isEqualTo(certificate.disagreements());
    assertThat(sum(learned, Manifest.ValueCounts::wasMissed))
        .isEqualTo(certificate.disagreements());
  }

  @Test
  void everyNewLookAtCalibrateIsCountedInAFolder() {
    List<Ticket> rows = Tickets.easy().rows(800, 1);
    LearnOptions plain = LearnOptions.defaults("task");
    LearnOptions never = plain.withNeverLocal(List.of("label1"));
    assertThat(openings(bench.learn(bench.read(rows), "task", plain))).isEqualTo(1);
    assertThat(openings(bench.learn(bench.read(rows), "task", never))).isEqualTo(2);
    assertThat(openings(bench.learn(bench.read(rows), "task", plain))).isEqualTo(3);
    assertThat(openings(bench.learn(bench.read(rows), "task", plain.withPromise(0.04, 0.05))))
        .isEqualTo(4);
    assertThat(openings(bench.learn(bench.read(rows.subList(0, 790)), "task", plain))).isEqualTo(5);
    assertThat(openings(bench.learn(bench.read(rows), "elsewhere", plain))).isEqualTo(1);
  }

  @Test
  void theVerySameOnceMoreIsNoNewLookInWhateverOrderTheRowsStand() {
    List<Ticket> rows = Tickets.easy().rows(800, 1);
    assertThat(openings(bench.learn(bench.read(rows), "task"))).isEqualTo(1);
    assertThat(openings(bench.learn(bench.read(rows.reversed()), "task"))).isEqualTo(1);
  }

  @Test
  void aLookIsNotForgottenByLearningWithoutACertificate() {
    List<Ticket> rows = Tickets.easy().rows(800, 1);
    LearnOptions closed = LearnOptions.defaults("task").withoutCertificate();
    assertThat(openings(bench.learn(bench.read(Tickets.easy().rows(800, 2)), "task"))).isEqualTo(1);
    assertThat(openings(bench.learn(bench.read(rows), "task", closed))).isEqualTo(1);
    assertThat(openings(bench.learn(bench.read(rows), "task"))).isEqualTo(2);
  }

  @Test
  void anEasyTaskIsCertifiedAlmostWhole() {
    Learned learned = bench.learn(bench.read(Tickets.easy().rows(1_000, 3)), "task");
    assertThat(learned.manifest().certificate().orElseThrow().coverage()).isGreaterThan(0.8);
    assertThat(learned.manifest().refusal()).isEmpty();
  }

  @Test
  void randomLabelsAreNotCertifiedAndTheReasonIsSaid() {
    Learned learned = bench.learn(bench.read(new Tickets(3, 0.5, 1).rows(2_000, 4)), "task");
    assertThat(learned.manifest().certificate()).isEmpty();
    assertThat(learned.manifest().refusal().orElseThrow())
        .containsAnyOf("disagree", "otherwise than the reference", "too few")
        .contains("would");
    assertThat(recount(learned, LearnOptions.defaults("task")).local).isZero();
  }

  @Test
  void tooFewRowsAreToldHowManyMore() {
    Learned learned = bench.learn(bench.read(Tickets.easy().rows(100, 5)), "task");
    assertThat(learned.manifest().certificate()).isEmpty();
    assertThat(learned.manifest().refusal().orElseThrow())
        .contains("too few", "it takes 59")
        .contains("At least 136 more labelled rows beside these 100");
    assertThat(learned.manifest().provenance().openings()).isZero();
  }

  @Test
  void whereNoValueMayBeLocalTheRowsAreNotToBlame() {
    LearnOptions never =
        LearnOptions.defaults("task").withNeverLocal(List.of("label0", "label1", "label2"));
    Learned learned = bench.learn(bench.read(new Tickets(3, 0.1, 0).rows(900, 5)), "task", never);
    assertThat(learned.manifest().refusal().orElseThrow())
        .startsWith("too few answers may be local:");
  }

  @Test
  void whatNoNumberOfHeldOutRowsCanProveIsNotPromisedForMoreRows() {
    LearnOptions options = LearnOptions.defaults("task").withPromise(0.0005, 0.05);
    Learned learned = bench.learn(bench.read(Tickets.easy().rows(100, 5)), "task", options);
    assertThat(learned.manifest().refusal().orElseThrow())
        .contains("it takes 5,990", "at most 5,000 are held out")
        .doesNotContain("more labelled rows");
  }

  @Test
  void rowsThatOnlyRepeatCertifyNothing() {
    List<Ticket> once = Tickets.easy().rows(40, 6);
    List<Ticket> repeated = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(7);
    for (int row = 0; row < 2_000; row++) {
      Ticket ticket = once.get(random.nextInt(once.size()));
      repeated.add(new Ticket("row" + row, ticket.text(), ticket.label()));
    }
    Learned learned = bench.learn(bench.read(repeated), "task");
    assertThat(learned.manifest().certificate()).isEmpty();
    assertThat(learned.manifest().refusal().orElseThrow()).contains("repeat what was learned");
  }

  private static int openings(Learned learned) {
    return learned.manifest().provenance().openings();
  }

  private static int sum(Learned learned, ToIntFunction<Manifest.ValueCounts> count) {
    return learned.manifest().values().stream().mapToInt(count).sum();
  }

  /** Loads at the time of learning, when its certificate is valid. */
  private static Specialist load(Learned learned) {
    return Specialist.load(
        learned.folder(), SpecialistOptions.defaults().withClock(Workbench.CLOCK));
  }

  private record Recount(int rows, int local, int wrong) {}

  /** Asks the folder, row by row, as an application would. */
  private static Recount recount(Learned learned, LearnOptions options) {
    Dataset data = learned.data();
    int[] rows = Places.of(data, options.seed()).rows(Place.CALIBRATE);
    int local = 0;
    int wrong = 0;
    try (Specialist specialist = load(learned)) {
      for (int row : rows) {
        Result result = specialist.answer(data.input(row));
        local += result.local() ? 1 : 0;
        wrong += result.local() && !result.answer().equals(data.answer(row)) ? 1 : 0;
      }
    }
    return new Recount(rows.length, local, wrong);
  }
}
