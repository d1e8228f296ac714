package dev.bantam.learn.tune;

import dev.bantam.onnx.Tensor;
import dev.bantam.onnx.train.Loss;
import java.util.List;
import java.util.Map;

/** What an encoder is to learn from its texts: losses, and what each of them has to be given. */
interface Lesson extends AutoCloseable {

  /** What to make small. */
  List<Loss> losses();

  /**
   * The losses' inputs for these rows.
   *
   * @param tokens of the rows, as the encoder reads them
   */
  Map<String, Tensor> inputs(int[] rows, PaddedTokens tokens);

  /** How much these rows count beside others of the same step. */
  double mass(int[] rows);

  @Override
  default void close() {}
}
