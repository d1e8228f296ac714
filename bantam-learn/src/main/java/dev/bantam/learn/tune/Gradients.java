package dev.bantam.learn.tune;

import dev.bantam.onnx.train.GradientNorm;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The gradients of one step.
 *
 * @param dense of each weight but the table of words, by its name
 * @param tokens whose rows of the table have a gradient; none where it is not trained
 * @param words the gradients of those rows, one after the other
 */
record Gradients(Map<String, FloatBuffer> dense, int[] tokens, FloatBuffer words) {

  FloatBuffer of(String weight) {
    FloatBuffer found = dense.get(weight);
    if (found == null) {
      throw new IllegalArgumentException("no gradient of " + weight);
    }
    return found;
  }

  /** The Euclidean norm of all together; not finite when a number is not. */
  double norm() {
    List<FloatBuffer> all = new ArrayList<>(dense.values());
    all.add(words);
    return GradientNorm.of(all);
  }
}
