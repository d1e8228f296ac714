package dev.bantam.learn.tune;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Adds up the gradients of several runs of one step. Rows of words are merged by their token, so
 * that no sum has the size of the vocabulary.
 */
final class GradientSum {

  private final SequencedMap<String, FloatBuffer> dense = new LinkedHashMap<>();
  private final SequencedMap<Integer, float[]> words = new LinkedHashMap<>();
  private int width;

  /** Begins anew. */
  void clear() {
    words.clear();
    for (FloatBuffer sum : dense.values()) {
      for (int i = 0; i < sum.capacity(); i++) {
        sum.put(i, 0);
      }
    }
  }

  /**
   * Adds a run's.
   *
   * @param share that they are multiplied by first
   */
  void add(Gradients run, float share) {
    for (Map.Entry<String, FloatBuffer> entry : run.dense().entrySet()) {
      FloatBuffer from = entry.getValue();
      FloatBuffer sum =
          dense.computeIfAbsent(entry.getKey(), name -> WeightState.floats(from.capacity()));
      for (int i = 0; i < sum.capacity(); i++) {
        sum.put(i, sum.get(i) + share * from.get(i));
      }
    }
    if (run.tokens().length > 0) {
      width = run.words().limit() / run.tokens().length;
    }
    for (int i = 0; i < run.tokens().length; i++) {
      float[] sum = words.computeIfAbsent(run.tokens()[i], token -> new float[width]);
      for (int d = 0; d < width; d++) {
        sum[d] += share * run.words().get(i * width + d);
      }
    }
  }

  /** The sums; changed by what is added later. */
  Gradients sum() {
    FloatBuffer rows = FloatBuffer.allocate(words.size() * width);
    words.values().forEach(rows::put);
    int[] tokens = words.keySet().stream().mapToInt(Integer::intValue).toArray();
    return new Gradients(dense, tokens, rows.flip());
  }
}
