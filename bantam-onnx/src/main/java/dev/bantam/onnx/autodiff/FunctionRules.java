package dev.bantam.onnx.autodiff;

import dev.bantam.onnx.Operators;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Functions of one value, element by element or along one axis. */
final class FunctionRules {

  private FunctionRules() {}

  static Map<String, Rule> all() {
    Map<String, Rule> rules = new HashMap<>();
    rules.put("Identity", step -> step.give(0, step.gradient()));
    rules.put("Dropout", step -> step.give(0, step.gradient()));
    rules.put("Neg", step -> step.give(0, step.ops().neg(step.gradient())));
    rules.put("Cast", FunctionRules::cast);
    rules.put("Exp", slope(Step::output));
    rules.put("Log", step -> step.give(0, step.ops().div(step.gradient(), step.input(0))));
    rules.put("Sqrt", FunctionRules::sqrt);
    rules.put("Reciprocal", slope(s -> s.ops().neg(s.ops().mul(s.output(), s.output()))));
    rules.put("Tanh", slope(s -> s.ops().sub(s.number(1), s.ops().mul(s.output(), s.output()))));
    rules.put("Sigmoid", slope(FunctionRules::sigmoid));
    rules.put("Erf", slope(FunctionRules::erf));
    rules.put("Relu", FunctionRules::relu);
    rules.put("Softmax", FunctionRules::softmax);
    rules.put("LogSoftmax", FunctionRules::logSoftmax);
    return rules;
  }

  private static Rule slope(Function<Step, String> derivative) {
    return step -> step.give(0, step.ops().mul(step.gradient(), derivative.apply(step)));
  }

  private static void cast(Step step) {
    step.give(0, step.ops().plain("CastLike", step.gradient(), step.input(0)));
  }

  private static void sqrt(Step step) {
    String half = step.ops().mul(step.gradient(), step.number(0.5));
    step.give(0, step.ops().div(half, step.output()));
  }

  private static String sigmoid(Step step) {
    return step.ops().mul(step.output(), step.ops().sub(step.number(1), step.output()));
  }

  /** 2 / sqrt(pi) exp(-x^2). */
  private static String erf(Step step) {
    Operators ops = step.ops();
    String x = step.input(0);
    return ops.mul(ops.exp(ops.neg(ops.mul(x, x))), step.number(2 / Math.sqrt(Math.PI)));
  }

  private static void relu(Step step) {
    String positive = step.ops().plain("Greater", step.input(0), step.number(0));
    step.give(0, step.ops().where(positive, step.gradient(), step.number(0)));
  }

  /** y (g - sum g y). */
  private static void softmax(Step step) {
    Operators ops = step.ops();
    int axis = step.axis(step.output(), step.node().whole("axis", -1));
    String product = ops.mul(step.gradient(), step.output());
    String sum = ops.reduceSum(product, true, axis);
    // One pass fewer than y (g - sum): the product is at hand.
    step.give(0, ops.sub(product, ops.mul(step.output(), sum)));
  }

  /** g - softmax sum g. */
  private static void logSoftmax(Step step) {
    Operators ops = step.ops();
    int axis = step.axis(step.output(), step.node().whole("axis", -1));
    String sum = ops.reduceSum(step.gradient(), true, axis);
    step.give(0, ops.sub(step.gradient(), ops.mul(ops.exp(step.output()), sum)));
  }
}
