package dev.bantam.onnx.train;

import dev.bantam.onnx.Tensor;
import java.util.List;

/**
 * A weight that training changes.
 *
 * @param name of the initialiser in the encoder, and of the input of the training graph
 * @param gradient the output of the training graph that holds its gradient
 * @param shape of both
 * @param start its values before training
 */
public record Weight(String name, String gradient, List<Long> shape, Tensor start) {

  /** A shape that nobody can change. */
  public Weight {
    shape = List.copyOf(shape);
  }

  /** How many numbers it has. */
  public int size() {
    return start.size();
  }

  /** Whether weight decay applies: to matrices and tables, not to biases and normalisations. */
  public boolean decays() {
    return shape.size() >= 2;
  }
}
