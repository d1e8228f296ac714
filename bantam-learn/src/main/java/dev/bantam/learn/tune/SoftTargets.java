package dev.bantam.learn.tune;

import dev.bantam.learn.lexical.Targets;
import dev.bantam.specialist.Softmax;
import java.util.List;

/** What a teacher believes, softened. */
public final class SoftTargets {

  private SoftTargets() {}

  /**
   * The targets of one field.
   *
   * @param teacher its logits of each text
   * @param weights how much each text counts
   * @param temperature that the distributions are softened by
   */
  public static Targets of(List<float[]> teacher, float[] weights, float temperature) {
    int classes = teacher.getFirst().length;
    float[] soft = new float[weights.length * classes];
    for (int row = 0; row < weights.length; row++) {
      float[] opinion = teacher.get(row).clone();
      for (int c = 0; c < classes; c++) {
        opinion[c] /= temperature;
      }
      Softmax.normalise(opinion);
      System.arraycopy(opinion, 0, soft, row * classes, classes);
    }
    return new Targets.Soft(soft, weights, classes);
  }
}
