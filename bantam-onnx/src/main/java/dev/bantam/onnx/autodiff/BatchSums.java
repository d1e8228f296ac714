package dev.bantam.onnx.autodiff;

import dev.bantam.onnx.Operators;
import java.util.Arrays;

/** Sums the gradient of a batched product over the batch axes along which one side was repeated. */
final class BatchSums {

  private final Step step;

  BatchSums(Step step) {
    this.step = step;
  }

  /** Compares the shapes in the run, since broadcast batches are rare. */
  String reduced(String gradient, String small) {
    Operators ops = step.ops();
    int smallRank = step.rank(small);
    int rank = step.rank(step.output());
    String target = ops.shape(small);
    long[] ones = new long[rank - smallRank];
    Arrays.fill(ones, 1);
    String padded = ones.length == 0 ? target : ops.concat(0, ops.row(ones), target);
    String batch = ops.slice(padded, ops.row(0), ops.row(rank - 2), ops.row(0));
    String single = ops.equal(batch, ops.row(1));
    String axes = ops.squeeze(ops.plain("NonZero", single), 0);
    return ops.reshape(ops.reduceSum(gradient, axes, true), target);
  }
}
