package dev.bantam.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bantam.core.Certificate;
import dev.bantam.core.guarantee.Binomial;
import dev.bantam.core.guarantee.Tally;
import dev.bantam.learn.data.Dataset;
import dev.bantam.specialist.Manifest;
import dev.bantam.specialist.Specialist;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Learned from the past, certified on what comes after. */
class ForwardTest {

  private static final Tickets POPULATION = new Tickets(4, 0.3, 0.012);
  private static final int PAST = 1_000;

  private final Workbench bench;

  ForwardTest(@TempDir Path folder) {
    bench = new Workbench(folder);
  }

  private Frozen freeze(List<Tickets.Ticket> past, LearnOptions options, String name) {
    Dataset data = bench.read(past);
    return new ForwardLearner(options, Workbench.CLOCK)
        .freeze(data, RowRoles.plain(data.rows()), bench.folder().resolve(name), Progress.SILENT);
  }

  private Manifest certify(Frozen frozen, List<Tickets.Ticket> past, List<Tickets.Ticket> later) {
    List<Tickets.Ticket> all = new ArrayList<>(past);
    all.addAll(later);
    return new ForwardCertifier(Workbench.CLOCK)
        .certify(frozen.folder(), bench.read(all), past.size());
  }

  private static LearnOptions options() {
    return LearnOptions.defaults("task");
  }

  @Test
  void answersNothingUntilLaterRowsCertifyTheVeryWeightsThatWereFrozen() {
    List<Tickets.Ticket> past = POPULATION.rows(PAST, 1);
    Frozen frozen = freeze(past, options(), "one");
    byte[] weights = bench.bytes("one", "lexical.safetensors");
    try (Specialist closed = Specialist.load(frozen.folder())) {
      assertThat(closed.answer(past.getFirst().text()).local()).isFalse();
      assertThat(closed.closed().orElseThrow()).contains("rows that come after that");
    }
    int rows = frozen.rows().orElseThrow();
    Manifest certified = certify(frozen, past, POPULATION.rows(rows, 2));
    Certificate certificate = certified.certificate().orElseThrow();
    assertThat(certificate.rows()).isEqualTo(rows);
    assertThat(certificate.coverage()).isGreaterThan(0.4);
    assertThat(certified.provenance().openings()).isEqualTo(1);
    assertThat(bench.bytes("one", "lexical.safetensors")).isEqualTo(weights);
    try (Specialist open = Specialist.load(frozen.folder())) {
      assertThat(open.closed()).isEmpty();
      long local =
          POPULATION.rows(500, 3).stream().filter(row -> open.answer(row.text()).local()).count();
      assertThat(local / 500.0)
          .isBetween(certificate.coverage() - 0.1, certificate.coverage() + 0.1);
    }
  }

  @Test
  void certifiesOnceAndOnAsManyRowsAsThePlanSays() {
    List<Tickets.Ticket> past = POPULATION.rows(PAST, 1);
    Frozen frozen = freeze(past, options(), "once");
    int rows = frozen.rows().orElseThrow();
    assertThatExceptionOfType(LearnException.class)
        .isThrownBy(() -> certify(frozen, past, POPULATION.rows(rows - 1, 2)))
        .withMessageContaining("exactly");
    certify(frozen, past, POPULATION.rows(rows, 2));
    assertThatExceptionOfType(LearnException.class)
        .isThrownBy(() -> certify(frozen, past, POPULATION.rows(rows, 4)))
        .withMessageContaining("certified before");
  }

  @Test
  void whatChangedSinceIsNotCertified() {
    List<Tickets.Ticket> past = POPULATION.rows(PAST, 1);
    Frozen frozen = freeze(past, options(), "changed");
    List<Tickets.Ticket> otherwise =
        POPULATION.rows(frozen.rows().orElseThrow(), 2).stream()
            .map(
                row ->
                    row.label().equals("label0")
                        ? new Tickets.Ticket(row.id(), row.text(), "label1")
                        : row)
            .toList();
    Manifest refused = certify(frozen, past, otherwise);
    assertThat(refused.certificate()).isEmpty();
    assertThat(refused.refusal().orElseThrow()).contains("otherwise than the reference");
    assertThat(refused.provenance().openings()).isEqualTo(1);
  }

  @Test
  void saysThatNoNumberOfRowsWillDoWhereLabelsAreNoise() {
    List<Tickets.Ticket> noise = new Tickets(3, 0.4, 1).rows(PAST, 1);
    Frozen frozen = freeze(noise, options(), "noise");
    assertThat(frozen.rows()).isEmpty();
    assertThat(frozen.reason().orElseThrow()).contains("no number of rows");
  }

  @Test
  void rowsThatAreNoPictureOfTheTrafficAreNeverPlannedOn() throws IOException {
    Dataset data = bench.read(POPULATION.rows(PAST, 1));
    BitSet hard = new BitSet();
    hard.set(0, 900);
    float[] weights = new float[data.rows()];
    Arrays.fill(weights, 1);
    Frozen frozen =
        new ForwardLearner(options(), Workbench.CLOCK)
            .freeze(
                data,
                new RowRoles(hard, weights),
                bench.folder().resolve("roles"),
                Progress.SILENT);
    assertThat(frozen.manifest().provenance().tune()).isBetween(5, 40);
    assertThat(frozen.manifest().tune().rows()).isEqualTo(frozen.manifest().provenance().tune());
  }

  @Test
  void weightsCount() {
    List<Tickets.Ticket> rows = POPULATION.rows(PAST, 1);
    Dataset data = bench.read(rows);
    float[] weights = new float[data.rows()];
    for (int row = 0; row < weights.length; row++) {
      weights[row] = rows.get(row).label().equals("label0") ? 8 : 1;
    }
    Frozen plain = freeze(rows, options(), "plain");
    Frozen weighted =
        new ForwardLearner(options(), Workbench.CLOCK)
            .freeze(
                data,
                new RowRoles(new BitSet(), weights),
                bench.folder().resolve("weighted"),
                Progress.SILENT);
    assertThat(said(weighted, "label0")).isGreaterThan(said(plain, "label0"));
  }

  private static long said(Frozen frozen, String label) {
    try (Specialist specialist = Specialist.load(frozen.folder())) {
      return POPULATION.rows(1_000, 9).stream()
          .filter(row -> specialist.answer(row.text()).answer().text().equals(label))
          .count();
    }
  }

  @Test
  void aPlanThatIsGoneOrBrokenIsSaid() throws IOException {
    List<Tickets.Ticket> past = POPULATION.rows(PAST, 1);
    Frozen frozen = freeze(past, options(), "plan");
    Path plan = frozen.folder().resolve(ForwardPlan.FILE);
    Files.writeString(plan, "{\"alpha\": 2}");
    List<Tickets.Ticket> later = POPULATION.rows(frozen.rows().orElseThrow(), 2);
    assertThatExceptionOfType(LearnException.class)
        .isThrownBy(() -> certify(frozen, past, later))
        .withMessageContaining("plan.json cannot be read");
    Files.delete(plan);
    assertThatExceptionOfType(LearnException.class)
        .isThrownBy(() -> certify(frozen, past, later))
        .withMessageContaining("not learned to be certified later");
  }

  @Test
  @Tag("slow")
  void keepsThePromiseOverManyStreams() {
    List<Tickets.Ticket> fresh = POPULATION.rows(8_000, 1_000_000);
    Dataset truth = bench.read(fresh);
    int certified = 0;
    int broken = 0;
    double coverage = 0;
    SplittableRandom random = new SplittableRandom(5);
    for (int stream = 0; stream < 40; stream++) {
      List<Tickets.Ticket> past = POPULATION.rows(800, random.nextLong() >>> 8);
      Frozen frozen = freeze(past, options().withSeed(stream), "stream");
      if (frozen.rows().isEmpty()) {
        continue;
      }
      List<Tickets.Ticket> later =
          POPULATION.rows(frozen.rows().getAsInt(), random.nextLong() >>> 8);
      Manifest manifest = certify(frozen, past, later);
      if (manifest.certificate().isPresent()) {
        double gate = manifest.rungs().getLast().gate().orElseThrow();
        try (Specialist specialist = Specialist.load(frozen.folder())) {
          int[] all = IntStream.range(0, truth.rows()).toArray();
          Tally tally = Verdicts.of(specialist, truth, all).tally(gate);
          certified++;
          broken += tally.disagreements() > 0.05 * tally.accepted() ? 1 : 0;
          coverage += (double) tally.accepted() / truth.rows();
        }
      }
    }
    assertThat(certified).as("streams that get a certificate").isGreaterThan(28);
    assertThat(coverage / certified).as("mean coverage").isGreaterThan(0.5);
    assertThat(1 - new Binomial(certified, 0.05).cdf(broken - 1))
        .as("chance of %d or more broken promises in %d", broken, certified)
        .isGreaterThan(0.005);
  }
}
