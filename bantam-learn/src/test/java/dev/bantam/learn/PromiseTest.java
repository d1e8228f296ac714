package dev.bantam.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.core.Schema;
import dev.bantam.core.guarantee.Binomial;
import dev.bantam.core.guarantee.Place;
import dev.bantam.core.guarantee.Tally;
import dev.bantam.learn.data.Cleaning;
import dev.bantam.learn.data.Dataset;
import dev.bantam.learn.data.Repeats;
import dev.bantam.learn.tune.Deadline;
import dev.bantam.specialist.Answers;
import dev.bantam.specialist.Specialist;
import dev.bantam.specialist.encoder.Encoders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promise, kept by the whole learner over many small data sets of one population. */
@Tag("slow")
class PromiseTest {

  private static final int SETS = 60;
  private static final int ROWS = 1_200;
  private static final int FRESH_ROWS = 8_000;
  private static final Tickets POPULATION = new Tickets(4, 0.3, 0.012);

  private final Workbench bench;

  PromiseTest(@TempDir Path folder) {
    bench = new Workbench(folder);
  }

  @Test
  void certificatesAreWrongNoMoreOftenThanDeltaAndMostSetsGetOne() throws IOException {
    LearnOptions options = LearnOptions.defaults("task");
    Dataset fresh = bench.read(POPULATION.rows(FRESH_ROWS, 1_000_000));
    int certified = 0;
    int broken = 0;
    double coverage = 0;
    for (int set = 0; set < SETS; set++) {
      Dataset data = bench.read(POPULATION.rows(ROWS, set));
      Path folder = Files.createDirectory(bench.folder().resolve("set" + set));
      Outcome outcome = learn(data, options.withSeed(set), folder);
      if (outcome.gate.isPresent()) {
        int[] all = IntStream.range(0, fresh.rows()).toArray();
        Tally truth = Verdicts.of(outcome.specialist, fresh, all).tally(outcome.gate.getAsDouble());
        certified++;
        broken += truth.disagreements() > options.alpha() * truth.accepted() ? 1 : 0;
        coverage += (double) truth.accepted() / fresh.rows();
      }
    }
    assertThat(certified).as("sets that get a certificate").isGreaterThan(SETS * 8 / 10);
    assertThat(coverage / certified).as("mean coverage").isGreaterThan(0.6);
    assertThat(1 - new Binomial(certified, options.delta()).cdf(broken - 1))
        .as("chance of %d or more broken promises in %d", broken, certified)
        .isGreaterThan(0.005);
  }

  private record Outcome(Specialist specialist, OptionalDouble gate) {}

  /** What {@link Learner} does, without the stopwatch. */
  private static Outcome learn(Dataset data, LearnOptions options, Path folder) throws IOException {
    Schema schema = data.schema();
    Repeats repeats = Repeats.of(data);
    Places places = Places.of(data, options.seed());
    try (Encoders encoders = Encoders.ofUser()) {
      Staging staging =
          new Staging(folder, options, data, schema, places, Workbench.CLOCK.instant(), encoders);
      TrainingRows rows = new TrainingRows(data, new Answers(schema).classes());
      LearnedLadder ladder =
          new Climb(
                  options,
                  rows,
                  staging,
                  places,
                  folder,
                  Deadline.in(Duration.ZERO),
                  Progress.SILENT)
              .learn(Cleaning.of(data, repeats, places.rows(Place.TRAIN)), places.rows(Place.TUNE));
      Specialist frozen = staging.freeze(ladder);
      return new Outcome(frozen, Proof.of(frozen, data, repeats, places, options).gate());
    }
  }
}
