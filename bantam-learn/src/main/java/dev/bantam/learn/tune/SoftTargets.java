package dev.bantam.learn.tune;

import dev.bantam.learn.lexical.Targets;
import dev.bantam.specialist.Softmax;
import java.util.List;

/** What several teachers believe together: the mean of their distributions, softened. */
public final class SoftTargets {

  private SoftTargets() {}

  /**
   * The targets of one field.
   *
   * @param teachers for each teacher the logits of each text
   * @param weights how much each text counts
   * @param temperature that the distributions are softened by
   */
  public static Targets of(List<List<float[]>> teachers, float[] weights, float temperature) {
    int classes = teachers.getFirst().getFirst().length;
    float[] soft = new float[weights.length * classes];
    for (int row = 0; row < weights.length; row++) {
      double[] mean = new double[classes];
      for (List<float[]> teacher : teachers) {
        float[] opinion = teacher.get(row).clone();
        for (int c = 0; c < classes; c++) {
          opinion[c] /= temperature;
        }
        Softmax.normalise(opinion);
        for (int c = 0; c < classes; c++) {
          mean[c] += opinion[c] / teachers.size();
        }
      }
      for (int c = 0; c < classes; c++) {
        soft[row * classes + c] = (float) mean[c];
      }
    }
    return new Targets.Soft(soft, weights, classes);
  }
}
