package dev.bantam.onnx.autodiff;

import dev.bantam.onnx.Operators;
import dev.bantam.onnx.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operators that take values apart or put them together along an axis. */
final class PartRules {

  private PartRules() {}

  static Map<String, Rule> all() {
    return Map.of(
        "Concat", PartRules::concat, "Split", PartRules::split, "Slice", PartRules::slice);
  }

  private static void concat(Step step) {
    Operators ops = step.ops();
    int axis = step.axis(step.output(), step.node().whole("axis", 0));
    String start = ops.row(0);
    for (int i = 0; i < step.node().inputs().size(); i++) {
      String end = ops.add(start, ops.length(step.input(i), axis));
      if (step.wants(i)) {
        step.give(i, ops.slice(step.gradient(), start, end, ops.row(axis)));
      }
      start = end;
    }
  }

  private static void split(Step step) {
    Operators ops = step.ops();
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < step.node().outputs().size(); i++) {
      String part = step.node().outputs().get(i);
      Optional<String> gradient = step.gradient(i);
      parts.add(gradient.orElseGet(() -> ops.mul(part, step.number(0))));
    }
    int axis = (int) step.node().whole("axis", 0);
    step.give(0, ops.concat(axis, parts.toArray(String[]::new)));
  }

  /** Zeros around the gradient of what was taken. */
  private static void slice(Step step) {
    Operators ops = step.ops();
    Optional<Tensor> steps = step.constant(4);
    if (step.node().input(4).isPresent() && steps.filter(PartRules::ones).isEmpty()) {
      throw step.unsupported("its steps are not 1");
    }
    String from = step.input(0);
    String gradient = step.gradient();
    String whole = ops.shape(from);
    String part = ops.shape(gradient);
    long count =
        step.shape(step.input(1))
            .filter(s -> s.size() == 1 && s.getFirst().is(1))
            .map(s -> 1L)
            .orElseThrow(() -> step.unsupported("it slices several axes at once"));
    long[] axes = step.node().input(3).isPresent() ? step.axes(from, 3) : new long[] {count - 1};
    int axis = (int) axes[0];
    String length = ops.gather(whole, ops.row(axis), 0);
    String taken = ops.gather(part, ops.row(axis), 0);
    // A start from the end is counted from the front, and none lies beyond the axis.
    String negative = ops.plain("Less", step.input(1), ops.row(0));
    String counted = ops.where(negative, ops.add(step.input(1), length), step.input(1));
    String before = ops.plain("Max", ops.plain("Min", counted, length), ops.row(0));
    String after = ops.sub(ops.sub(length, before), taken);
    int rank = step.rank(from);
    String zeros = ops.row(new long[axis]);
    String rest = ops.row(new long[rank - axis - 1]);
    String pads = ops.concat(0, zeros, before, rest, zeros, after, rest);
    step.give(0, ops.plain("Pad", gradient, pads));
  }

  private static boolean ones(Tensor steps) {
    for (long value : steps.toLongs()) {
      if (value != 1) {
        return false;
      }
    }
    return true;
  }
}
