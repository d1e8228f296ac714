package dev.bantam.learn.tune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.onnx.Graph;
import dev.bantam.onnx.pass.AddHeads;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pairs of few examples. */
class ContrastingTest {

  private static final TuningSettings SETTINGS =
      TuningSettings.defaults().withEpochs(20).withRates(3e-3f, 0);
  private static final Deadline NEVER = Deadline.in(Duration.ofDays(1));

  @Test
  void textsOfTheSameAnswerMoveTogetherAndOthersApart() {
    SmallTask few = SmallTask.of(60, 1);
    TunedModel tuned =
        new Contrasting(SETTINGS, 1)
            .train(few.start(2), List.of(few.values(0)), NEVER, share -> {});
    SmallTask fresh = SmallTask.of(100, 2);
    Graph before = new AddHeads(few.start(2).pooling(), List.of()).apply(few.start(2).graph());
    assertThat(gap(fresh, tuned.graph())).isGreaterThan(0.3 + gap(fresh, before));
    assertThat(tuned.steps()).isEqualTo(40);
    assertThat(tuned.heads()).isEmpty();
  }

  /** The mean cosine of texts of the same answer less that of others. */
  private static double gap(SmallTask task, Graph graph) {
    float[] vectors = task.output(graph, AddHeads.VECTOR);
    int[] values = task.values(0);
    double[] sums = new double[2];
    int[] counts = new int[2];
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < i; j++) {
        int equal = values[i] == values[j] ? 1 : 0;
        sums[equal] += cosine(vectors, i, j);
        counts[equal]++;
      }
    }
    return sums[1] / counts[1] - sums[0] / counts[0];
  }

  private static double cosine(float[] vectors, int i, int j) {
    double dot = 0;
    double a = 0;
    double b = 0;
    for (int d = 0; d < SmallTask.WIDTH; d++) {
      double x = vectors[i * SmallTask.WIDTH + d];
      double y = vectors[j * SmallTask.WIDTH + d];
      dot += x * y;
      a += x * x;
      b += y * y;
    }
    return dot / Math.sqrt(a * b);
  }

  @Test
  void everyBatchHasTwoTextsOfEachOfItsAnswersUnlessThereIsOne() {
    int[] answers = IntStream.range(0, 41).map(row -> row / 2).toArray(); // The last has one.
    PairBatches batches = new PairBatches(answers, 16, 3);
    int[] met = new int[21];
    for (int step = 0; step < 200; step++) {
      int[] rows = batches.rows(step);
      assertThat(rows).hasSize(16);
      for (int i = 0; i < rows.length; i += 2) {
        assertThat(answers[rows[i]]).isEqualTo(answers[rows[i + 1]]);
        assertThat(rows[i] == rows[i + 1]).isEqualTo(rows[i] == 40);
        met[answers[rows[i]]]++;
      }
      assertThat(Arrays.stream(rows).map(row -> answers[row]).distinct()).hasSize(8);
      assertThat(batches.rows(step)).isEqualTo(rows);
    }
    assertThat(met).doesNotContain(0);
  }

  @Test
  void aTaskOfOneAnswerOrOneTextFailsNowhere() {
    SmallTask one = SmallTask.of(1, 1);
    TunedModel tuned =
        new Contrasting(SETTINGS.withEpochs(2), 1)
            .train(one.start(1), List.of(new int[] {0}), NEVER, share -> {});
    assertThat(tuned.ending()).isEqualTo(Ending.FINISHED);
  }
}
