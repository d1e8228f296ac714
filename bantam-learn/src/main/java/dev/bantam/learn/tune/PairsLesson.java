package dev.bantam.learn.tune;

import dev.bantam.onnx.Tensor;
import dev.bantam.onnx.train.Loss;
import java.util.List;
import java.util.Map;

/**
 * The lesson that texts of the same answer point the same way and others across (Tunstall et al.
 * 2022, arXiv 2209.11055): the cosine of two texts is to be the share of fields whose answers are
 * equal. In every batch pairs of equal answers count as much as all others together.
 *
 * @param answers by field, those of each text
 */
record PairsLesson(List<int[]> answers) implements Lesson {

  PairsLesson {
    answers = List.copyOf(answers);
  }

  @Override
  public List<Loss> losses() {
    return List.of(new Loss.Pairs(1));
  }

  @Override
  public Map<String, Tensor> inputs(int[] rows, PaddedTokens tokens) {
    int n = rows.length;
    float[] targets = new float[n * n];
    float[] weights = new float[n * n];
    int equal = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        targets[i * n + j] = alike(rows[i], rows[j]);
        equal += targets[i * n + j] == 1 ? 1 : 0;
      }
    }
    int others = n * (n - 1) / 2 - equal;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        int count = targets[i * n + j] == 1 ? equal : others;
        weights[i * n + j] = 1f / count;
      }
    }
    return Map.of(
        "pairs.targets", Tensor.floats(targets, n, n),
        "pairs.weights", Tensor.floats(weights, n, n));
  }

  private float alike(int row, int other) {
    int equal = 0;
    for (int[] field : answers) {
      equal += field[row] == field[other] ? 1 : 0;
    }
    return (float) equal / answers.size();
  }

  @Override
  public double mass(int[] rows) {
    return rows.length;
  }
}
