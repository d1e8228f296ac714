package dev.bantam.onnx.autodiff;

import dev.bantam.onnx.Operators;
import java.util.Map;
import java.util.stream.LongStream;

/** Sums and means over axes. */
final class ReductionRules {

  private ReductionRules() {}

  static Map<String, Rule> all() {
    return Map.of("ReduceSum", ReductionRules::sum, "ReduceMean", ReductionRules::mean);
  }

  private static void sum(Step step) {
    step.give(0, spread(step, step.gradient()));
  }

  private static void mean(Step step) {
    Operators ops = step.ops();
    String scaled = step.gradient();
    for (long axis : axes(step)) {
      scaled = ops.div(scaled, step.length(step.input(0), (int) axis));
    }
    step.give(0, spread(step, scaled));
  }

  /** Repeats a gradient along the axes that were summed. */
  private static String spread(Step step, String gradient) {
    Operators ops = step.ops();
    boolean kept = step.node().whole("keepdims", 1) == 1;
    long[] axes = axes(step);
    String shaped = kept || axes.length == 0 ? gradient : ops.unsqueeze(gradient, axes);
    return ops.expand(shaped, ops.shape(step.input(0)));
  }

  private static long[] axes(Step step) {
    if (step.node().wholes("axes").isEmpty() && step.node().input(1).isEmpty()) {
      return LongStream.range(0, step.rank(step.input(0))).toArray();
    }
    return step.axes(step.input(0), 1);
  }
}
