package dev.bantam.learn.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bantam.learn.lexical.Targets;
import dev.bantam.onnx.ElementType;
import dev.bantam.onnx.Graph;
import dev.bantam.onnx.OnnxWriter;
import dev.bantam.onnx.Tensor;
import dev.bantam.onnx.pass.AddHeads;
import dev.bantam.onnx.pass.Pooling;
import dev.bantam.onnx.train.Loss;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small transformer, trained for real. */
class TrainingTest {

  private static final SmallTask TASK = SmallTask.of(240, 1);
  private static final TuningSettings SETTINGS =
      TuningSettings.defaults().withEpochs(6).withRates(3e-3f, 3e-2f);
  private static final Deadline NEVER = Deadline.in(Duration.ofDays(1));

  @TempDir private Path folder = Path.of("");

  private static Training training(Lesson lesson, TuningSettings settings, long seed) {
    Examples examples = TASK.examples();
    return new Training(
        lesson, examples, new LengthBuckets(examples, settings.batch(), seed), settings, seed);
  }

  private static Lesson fields() {
    return new Fields(TASK.examples().targets(), 0.1f, 1);
  }

  private static Trained trained(TuningSettings settings, long seed) {
    return training(fields(), settings, seed)
        .run(TASK.withHeads(2), NEVER, Optional.empty(), share -> {});
  }

  private static byte[] bytes(Trained trained) {
    return new OnnxWriter().bytes(trained.graph());
  }

  @Test
  void theLossFallsAndEveryFieldIsLearnedFromOnePass() {
    Trained trained = trained(SETTINGS, 1);
    assertThat(trained.ending()).isEqualTo(Ending.FINISHED);
    assertThat(trained.steps()).isEqualTo(6 * 8);
    assertThat(trained.lastLoss()).isLessThan(0.6 * trained.firstLoss());
    SmallTask fresh = SmallTask.of(300, 2);
    assertThat(fresh.accuracy(trained.graph(), 0)).isGreaterThan(0.9);
    assertThat(fresh.accuracy(trained.graph(), 1)).isGreaterThan(0.9);
    assertThat(fresh.accuracy(TASK.withHeads(2), 0)).isLessThan(0.6);
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherOneOthers() {
    TuningSettings once = SETTINGS.withEpochs(1);
    assertThat(bytes(trained(once, 5))).isEqualTo(bytes(trained(once, 5)));
    assertThat(bytes(trained(once, 5))).isNotEqualTo(bytes(trained(once, 6)));
  }

  @Test
  void aTrainingThatIsTakenUpAgainEndsAsOneThatWasNot() throws IOException {
    Path file = folder.resolve("checkpoint");
    Training training = training(fields(), SETTINGS.withEpochs(2), 3);
    byte[] whole = bytes(training.run(TASK.withHeads(2), NEVER, Optional.empty(), share -> {}));
    AtomicInteger steps = new AtomicInteger();
    Path kept = folder.resolve("kept");
    Graph graph = TASK.withHeads(2);
    assertThat(
            catching(
                () ->
                    training.run(
                        graph,
                        NEVER,
                        Optional.of(file),
                        Duration.ZERO,
                        share -> {
                          if (steps.incrementAndGet() == 4) {
                            copy(file, kept);
                            throw new IllegalStateException("the power fails");
                          }
                        })))
        .isEqualTo("the power fails");
    Files.move(kept, file, StandardCopyOption.REPLACE_EXISTING);
    AtomicInteger more = new AtomicInteger();
    Trained resumed =
        training.run(graph, NEVER, Optional.of(file), share -> more.incrementAndGet());
    assertThat(more).hasValueLessThan(16).hasPositiveValue();
    assertThat(resumed.steps()).isEqualTo(16);
    assertThat(bytes(resumed)).isEqualTo(whole);
    assertThat(file).doesNotExist();
  }

  private static String catching(Runnable work) {
    try {
      work.run();
      return "nothing";
    } catch (IllegalStateException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static void copy(Path from, Path to) {
    try {
      Files.copy(from, to);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theCheckpointOfAnotherTrainingOrADamagedOneIsNotTakenUp() throws IOException {
    Path file = folder.resolve("checkpoint");
    Files.write(file, new byte[100]);
    Trained trained =
        training(fields(), SETTINGS.withEpochs(1), 3)
            .run(TASK.withHeads(1), NEVER, Optional.of(file), share -> {});
    assertThat(trained.steps()).isEqualTo(8);
    assertThat(trained.firstLoss()).isPositive();
  }

  @Test
  void batchesThatDoNotFitIntoMemoryGiveTheSameInParts() {
    TuningSettings whole = quiet(4_096);
    TuningSettings parts = quiet(16); // Two or three texts a run.
    Training one = training(fields(), whole, 1);
    Training other = training(fields(), parts, 1);
    Trained first = one.run(TASK.withHeads(2), NEVER, Optional.empty(), share -> {});
    Trained second = other.run(TASK.withHeads(2), NEVER, Optional.empty(), share -> {});
    assertThat(second.firstLoss()).isCloseTo(first.firstLoss(), within(1e-4));
    float[] a = first.graph().weight("layer.0.query.weight").toFloats();
    float[] b = second.graph().weight("layer.0.query.weight").toFloats();
    float[] start = TASK.withHeads(2).weight("layer.0.query.weight").toFloats();
    double apart = 0;
    double moved = 0;
    for (int i = 0; i < a.length; i++) {
      apart += Math.abs(a[i] - b[i]);
      moved += Math.abs(a[i] - start[i]);
    }
    assertThat(apart).isLessThan(0.05 * moved);
  }

  private static TuningSettings quiet(int tokensARun) {
    return new TuningSettings(1, 32, 1e-3f, 1e-2f, 0.1, 0.1f, 1, 0, 16, tokensARun, 1);
  }

  @Test
  void aLossThatIsNoNumberEndsTrainingWithTheLastGoodWeights() {
    AtomicLong asked = new AtomicLong();
    Lesson poisoned =
        new Lesson() {
          private final Lesson fields = fields();

          @Override
          public List<Loss> losses() {
            return fields.losses();
          }

          @Override
          public Map<String, Tensor> inputs(int[] rows, PaddedTokens tokens) {
            Map<String, Tensor> inputs = new HashMap<>(fields.inputs(rows, tokens));
            if (asked.incrementAndGet() > 3) {
              inputs.replaceAll(
                  (name, tensor) -> {
                    float[] values = tensor.toFloats();
                    values[0] = Float.NaN;
                    return Tensor.floats(values, rows.length, tensor.shape().getLast());
                  });
            }
            return inputs;
          }

          @Override
          public double mass(int[] rows) {
            return fields.mass(rows);
          }
        };
    Trained trained =
        training(poisoned, SETTINGS, 1)
            .run(TASK.withHeads(2), NEVER, Optional.empty(), share -> {});
    assertThat(trained.ending()).isEqualTo(Ending.NOT_FINITE);
    assertThat(trained.steps()).isEqualTo(3);
    trained.graph().initialisers().values().stream()
        .filter(tensor -> tensor.type() == ElementType.FLOAT)
        .forEach(
            tensor -> {
              for (float value : tensor.toFloats()) {
                assertThat(value).isFinite();
              }
            });
    assertThat(trained.graph().weight("layer.0.query.weight").toFloats())
        .isNotEqualTo(TASK.withHeads(2).weight("layer.0.query.weight").toFloats());
  }

  @Test
  void whoeverAsksForTheEndGetsWhatWasLearnedUntilThen() {
    Deadline deadline = Deadline.in(Duration.ofDays(1));
    AtomicInteger steps = new AtomicInteger();
    Trained trained =
        training(fields(), SETTINGS, 1)
            .run(
                TASK.withHeads(2),
                deadline,
                Optional.empty(),
                share -> {
                  if (steps.incrementAndGet() == 12) {
                    deadline.bringForward();
                  }
                });
    assertThat(trained.ending()).isEqualTo(Ending.ASKED);
    assertThat(trained.steps()).isEqualTo(12);
    assertThat(trained.lastLoss()).isLessThan(trained.firstLoss());
  }

  @Test
  void fewerStepsAreTakenWhenTimeGetsShort() {
    AtomicLong now = new AtomicLong();
    Trained trained =
        training(fields(), SETTINGS.withEpochs(10), 1)
            .run(
                TASK.withHeads(1),
                Deadline.in(Duration.ofDays(1), now::get),
                Optional.empty(),
                share -> now.addAndGet(share > 0.3 ? Duration.ofDays(1).toNanos() : 0));
    assertThat(trained.ending()).isEqualTo(Ending.FINISHED);
    assertThat(trained.steps()).isEqualTo(40);
  }

  @Test
  void whatWouldTakeFarTooLongIsGivenUp() {
    Trained trained =
        training(fields(), SETTINGS.withEpochs(10), 1)
            .run(
                TASK.withHeads(1),
                Deadline.in(Duration.ZERO, () -> 0),
                Optional.empty(),
                share -> {});
    assertThat(trained.ending()).isEqualTo(Ending.TOO_LONG);
    assertThat(trained.steps()).isEqualTo(20);
  }

  @Test
  void classesOfOneExampleAndRowsWithoutWeightAreFine() {
    Examples examples = SmallTask.of(9, 4).examples();
    int[] chosen = {0, 1, 2, 3, 4, 5, 6, 7, 8};
    float[] weights = {1, 1, 1, 1, 1, 1, 1, 1, 0};
    List<Targets> targets = List.of(new Targets.Hard(chosen, weights, 10));
    Examples odd = new Examples(examples.tokens(), targets);
    Graph graph =
        new AddHeads(Pooling.MEAN, Fields.fresh(targets, SmallTask.WIDTH, 1))
            .apply(SmallTask.encoder(1));
    TuningSettings settings = SETTINGS.withEpochs(20);
    Trained trained =
        new Training(new Fields(targets, 0.1f, 1), odd, new LengthBuckets(odd, 32, 1), settings, 1)
            .run(graph, NEVER, Optional.empty(), share -> {});
    assertThat(trained.ending()).isEqualTo(Ending.FINISHED);
    assertThat(new SmallTask(odd).accuracy(trained.graph(), 0)).isGreaterThan(0.7);
  }
}
