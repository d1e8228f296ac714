package dev.bantam.onnx.autodiff;

import dev.bantam.onnx.Operators;

/** x Phi(x) with the normal distribution Phi, or its approximation by tanh. */
final class GeluRule implements Rule {

  @Override
  public void backward(Step step) {
    boolean byTanh = step.node().text("approximate", "none").equals("tanh");
    String slope = byTanh ? tanh(step) : exact(step);
    step.give(0, step.ops().mul(step.gradient(), slope));
  }

  /**
   * Phi(x) + x phi(x). With u = x / sqrt 2 that is (1 + erf(u) + u exp(log(2 / sqrt pi) - u^2)) /
   * 2: on wide values each pass over memory counts, so the constant factor hides in the exponent.
   */
  private static String exact(Step step) {
    Operators ops = step.ops();
    String u = ops.mul(step.input(0), step.number(Math.sqrt(0.5)));
    String factor = step.number(Math.log(2 / Math.sqrt(Math.PI)));
    String density = ops.mul(u, ops.exp(ops.sub(factor, ops.mul(u, u))));
    String twice = ops.add(ops.add(ops.erf(u), density), step.number(1));
    return ops.mul(twice, step.number(0.5));
  }

  /** With t = tanh(a (x + b x^3)): (1 + t) / 2 + x (1 - t^2) a (1 + 3 b x^2) / 2. */
  private static String tanh(Step step) {
    Operators ops = step.ops();
    String x = step.input(0);
    double a = Math.sqrt(2 / Math.PI);
    double b = 0.044715;
    String square = ops.mul(x, x);
    String inner =
        ops.mul(
            ops.mul(x, ops.add(ops.mul(square, step.number(b)), step.number(1))), step.number(a));
    String t = ops.tanh(inner);
    String half = ops.mul(ops.add(t, step.number(1)), step.number(0.5));
    String slope = ops.add(ops.mul(square, step.number(1.5 * a * b)), step.number(0.5 * a));
    String bell = ops.sub(step.number(1), ops.mul(t, t));
    return ops.add(half, ops.mul(ops.mul(x, bell), slope));
  }
}
