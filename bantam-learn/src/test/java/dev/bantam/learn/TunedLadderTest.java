package dev.bantam.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bantam.learn.data.Dataset;
import dev.bantam.learn.encoder.BaseModelFiles;
import dev.bantam.learn.tune.Deadline;
import dev.bantam.learn.tune.TuningSettings;
import dev.bantam.specialist.EncoderRung;
import dev.bantam.specialist.LexicalRung;
import dev.bantam.specialist.Manifest;
import dev.bantam.specialist.Specialist;
import dev.bantam.specialist.SpecialistOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small transformer that is trained whole. */
class TunedLadderTest {

  private static final Meanings WORDS = FirstWords.MEANINGS;
  private static final TuningSettings QUICK =
      TuningSettings.defaults().withEpochs(8).withRates(5e-3f, 3e-2f).withNoise(0, 0.05f);
  private static final String TRAINING = "encoder.training";

  private final Workbench bench;
  private final BaseModelFiles base;

  TunedLadderTest(@TempDir Path folder) throws IOException {
    bench = new Workbench(folder);
    base = WordEncoder.layered(WORDS, 2, folder.resolve("layered"));
  }

  private LearnOptions options() {
    return LearnOptions.defaults("task").withEncoders(List.of(base)).withTuning(QUICK);
  }

  private static Deadline ample() {
    return Deadline.in(Duration.ofHours(1));
  }

  private Learned learn(Dataset data, LearnOptions options, Deadline deadline, Progress progress) {
    return new Learner(options, Workbench.CLOCK)
        .learn(data, bench.folder().resolve("task"), progress, deadline);
  }

  private static Map<String, String> settings(Learned learned) {
    return learned.manifest().provenance().settings();
  }

  private static List<String> names(Learned learned) {
    return learned.manifest().rungs().stream().map(Manifest.RungEntry::name).toList();
  }

  @Test
  void anEncoderWhoseTrainingPaysIsKeptAndServesAsItWasProven() {
    Dataset data = bench.read(FirstWords.rows(1_700, 1));
    Learned learned = learn(data, options(), ample(), Progress.SILENT);
    assertThat(names(learned)).containsExactly(LexicalRung.NAME, EncoderRung.NAME);
    assertThat(settings(learned).get(TRAINING)).startsWith("fine-tuned in");
    assertThat(learned.manifest().rungs().getLast().accuracy()).isGreaterThan(0.9);
    assertThat(learned.manifest().certificate()).isPresent();
    try (Specialist specialist = load(learned)) {
      assertThat(specialist.closed()).isEmpty();
      Verdicts now = Verdicts.of(specialist, data, learned.tune().rows());
      assertThat(now.scores()).isEqualTo(learned.tune().scores());
    }
  }

  @Test
  void soIsOneWhoseTokenizerIsOfAnotherKind(@TempDir Path folder) throws IOException {
    Dataset data = bench.read(FirstWords.rows(1_700, 1));
    BaseModelFiles other = WordEncoder.ofWords(WORDS, 2, folder.resolve("other"));
    Learned learned = learn(data, options().withEncoders(List.of(other)), ample(), Progress.SILENT);
    assertThat(settings(learned).get(TRAINING)).startsWith("fine-tuned in");
    try (Specialist specialist = load(learned)) {
      assertThat(specialist.closed()).isEmpty();
      Verdicts now = Verdicts.of(specialist, data, learned.tune().rows());
      assertThat(now.scores()).isEqualTo(learned.tune().scores());
    }
  }

  @Test
  void withoutTimeTheEncoderStaysAsItIs() {
    Learned learned =
        learn(
            bench.read(FirstWords.rows(1_700, 1)),
            options(),
            Deadline.in(Duration.ZERO),
            Progress.SILENT);
    assertThat(settings(learned)).doesNotContainKey(TRAINING);
    assertThat(learned.manifest().rungs().getLast().accuracy()).isLessThan(0.85);
  }

  @Test
  void trainingThatDoesNotPayIsDropped() {
    LearnOptions idle = options().withTuning(QUICK.withEpochs(1).withRates(0, 0));
    Learned learned = learn(bench.read(FirstWords.rows(1_000, 2)), idle, ample(), Progress.SILENT);
    assertThat(settings(learned)).doesNotContainKey(TRAINING);
  }

  @Test
  void anEncoderThatCannotBeTrainedIsUsedAsItIs(@TempDir Path folder) throws IOException {
    LearnOptions layerless =
        options().withEncoders(List.of(WordEncoder.knowing(WORDS, folder.resolve("knowing"))));
    Notes notes = new Notes();
    Learned learned = learn(bench.read(WORDS.rows(700, 3)), layerless, ample(), notes);
    assertThat(names(learned)).contains(EncoderRung.NAME);
    assertThat(settings(learned)).doesNotContainKey(TRAINING);
    assertThat(notes.told).anyMatch(note -> note.contains("was not trained: "));
  }

  @Test
  void aLossThatIsNoNumberEndsTrainingAndIsTold() {
    LearnOptions wild = options().withTuning(QUICK.withRates(1e30f, 1e30f));
    Notes notes = new Notes();
    Learned learned = learn(bench.read(FirstWords.rows(1_000, 2)), wild, ample(), notes);
    assertThat(learned.certification()).isPresent();
    assertThat(notes.told).anyMatch(note -> note.contains("its loss was no finite number"));
  }

  @Test
  void aTrainingForWhichThereIsTooLittleTimeIsTold() {
    AtomicLong now = new AtomicLong();
    Notes notes =
        new Notes() {
          @Override
          public void at(String step, double share) {
            if (step.startsWith("fine-tuning")) {
              now.set(Duration.ofHours(1).minusMillis(1).toNanos());
            }
          }
        };
    Deadline deadline = Deadline.in(Duration.ofHours(1), now::get);
    Learned learned = learn(bench.read(FirstWords.rows(1_700, 1)), options(), deadline, notes);
    assertThat(settings(learned)).doesNotContainKey(TRAINING);
    assertThat(notes.told).anyMatch(note -> note.contains("it would take longer"));
  }

  @Test
  void endedInTheMiddleOfTrainingItKeepsWhatIsBestSoFar() {
    Deadline deadline = ample();
    List<Boolean> kept = new ArrayList<>();
    Learned learned =
        learn(
            bench.read(FirstWords.rows(1_500, 4)),
            options(),
            deadline,
            (doing, share) -> {
              if (doing.startsWith("fine-tuning") && share > 0.1) {
                kept.add(deadline.bringForward());
              }
            });
    assertThat(kept).isNotEmpty().containsOnly(true);
    assertThat(settings(learned)).doesNotContainKey(TRAINING);
    assertThat(learned.certification()).isPresent();
    assertThat(learned.folder().resolve("specialist.json")).isNotEmptyFile();
  }

  @Test
  void whereExamplesAreFewPairsOfThemComeFirst() {
    LearnOptions every = options().withoutCertificate();
    Learned learned = learn(bench.read(FirstWords.rows(800, 5)), every, ample(), Progress.SILENT);
    assertThat(settings(learned).get(TRAINING)).startsWith("pairs, then fine-tuned in");
  }

  @Test
  void withoutACertificateItIsTrainedAgainOnEveryRow() {
    Set<String> doing = new ConcurrentSkipListSet<>();
    Learned learned =
        learn(
            bench.read(FirstWords.rows(1_300, 6)),
            options().withoutCertificate(),
            ample(),
            (what, share) -> doing.add(what));
    assertThat(settings(learned)).containsKey(TRAINING);
    assertThat(doing).anyMatch(what -> what.startsWith("learning from every row"));
    Dataset fresh = bench.read(FirstWords.rows(400, 66));
    try (Specialist specialist = load(learned)) {
      int[] all = IntStream.range(0, 400).toArray();
      assertThat(Verdicts.of(specialist, fresh, all).accuracy()).isGreaterThan(0.9);
    }
  }

  @Test
  void whatCostsMoreThanItMayIsDropped() {
    Dataset data = bench.read(WORDS.rows(700, 7));
    for (Budget budget :
        List.of(
            new Budget(OptionalDouble.empty(), OptionalDouble.of(0.2)),
            new Budget(OptionalDouble.of(1e-6), OptionalDouble.empty()))) {
      LearnOptions limited = options().withBudget(budget);
      assertThat(names(learn(data, limited, Deadline.in(Duration.ZERO), Progress.SILENT)))
          .containsExactly(LexicalRung.NAME);
    }
    Budget ample = new Budget(OptionalDouble.of(1e3), OptionalDouble.of(1e3));
    LearnOptions free = options().withBudget(ample);
    assertThat(names(learn(data, free, Deadline.in(Duration.ZERO), Progress.SILENT)))
        .contains(EncoderRung.NAME);
  }

  @Test
  void aLimitIsAboveZero() {
    for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new Budget(OptionalDouble.of(wrong), OptionalDouble.empty()))
          .isInstanceOf(LearnException.class)
          .hasMessageContaining("budget-ms is a number above 0");
    }
  }

  private static Specialist load(Learned learned) {
    return Specialist.load(
        learned.folder(), SpecialistOptions.defaults().withClock(Workbench.CLOCK));
  }
}
