package dev.bantam.learn.tune;

import dev.bantam.onnx.Graph;
import dev.bantam.onnx.pass.AddHeads;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * Trains an encoder, without heads, to tell apart what is answered differently: where examples are
 * few, pairs of them are many.
 *
 * @param settings how; its head rate and smoothing say nothing here
 * @param seed of everything random
 */
public record Contrasting(TuningSettings settings, long seed) {

  /**
   * Trains.
   *
   * @param answers by field, the value of each text of the starting model
   * @param deadline by which it ends
   * @param progress is told the share that is done
   * @return the encoder, which has no heads
   * @throws TuneException when ONNX Runtime fails
   */
  public TunedModel train(
      StartingModel start, List<int[]> answers, Deadline deadline, DoubleConsumer progress) {
    Graph vectors = new AddHeads(start.pooling(), List.of()).apply(start.graph());
    Course course = new PairBatches(whole(answers), settings.batch(), seed);
    Examples examples = Examples.unlabelled(start.texts());
    Trained trained =
        new Training(new PairsLesson(answers), examples, course, settings, seed)
            .run(vectors, deadline, Optional.empty(), progress);
    return new TunedModel(start, trained.graph(), 1, 0, trained.ending(), trained.steps());
  }

  /** A number for each different answer of all fields together. */
  private static int[] whole(List<int[]> answers) {
    int[] numbers = new int[answers.getFirst().length];
    Map<List<Integer>, Integer> known = new HashMap<>();
    for (int row = 0; row < numbers.length; row++) {
      List<Integer> answer = new ArrayList<>();
      for (int[] field : answers) {
        answer.add(field[row]);
      }
      int fresh = known.size();
      numbers[row] = known.computeIfAbsent(answer, key -> fresh);
    }
    return numbers;
  }
}
