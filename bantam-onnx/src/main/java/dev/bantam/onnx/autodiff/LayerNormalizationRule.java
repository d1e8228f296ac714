package dev.bantam.onnx.autodiff;

import dev.bantam.onnx.Operators;
import java.util.stream.LongStream;

/**
 * y = xhat gamma + beta with xhat = (x - mean) inverse, over the last axis. With h = g gamma: dx =
 * inverse (h - mean(h) - xhat mean(h xhat)). The two means are products with gamma as a column, so
 * that h itself is read once less.
 */
final class LayerNormalizationRule implements Rule {

  @Override
  public void backward(Step step) {
    Operators ops = step.ops();
    String x = step.input(0);
    int last = step.rank(x) - 1;
    if (step.axis(x, step.node().whole("axis", -1)) != last) {
      throw step.unsupported("it normalises more than the last axis");
    }
    String gradient = step.gradient();
    String mean = step.node().outputs().get(1);
    String inverse = step.node().outputs().get(2);
    String scaled = ops.mul(ops.sub(x, mean), inverse);
    String product = ops.mul(gradient, scaled);
    long[] leading = LongStream.range(0, last).toArray();
    if (step.wants(1)) {
      step.give(1, ops.reduceSum(product, false, leading));
    }
    if (step.wants(2)) {
      step.give(2, ops.reduceSum(gradient, false, leading));
    }
    if (step.wants(0)) {
      String gamma = step.input(1);
      String column = ops.div(ops.unsqueeze(gamma, 1), step.length(x, last));
      String meanOfGradient = ops.matMul(gradient, column);
      String meanOfProduct = ops.matMul(product, column);
      String centred = ops.sub(ops.mul(gradient, gamma), meanOfGradient);
      String difference = ops.sub(centred, ops.mul(scaled, meanOfProduct));
      step.give(0, ops.mul(difference, inverse));
    }
  }
}
