package dev.bantam.onnx.autodiff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Operators that only arrange elements anew. */
final class LayoutRules {

  private LayoutRules() {}

  static Map<String, Rule> all() {
    Map<String, Rule> rules = new HashMap<>();
    for (String op : List.of("Reshape", "Flatten", "Unsqueeze", "Squeeze")) {
      rules.put(op, LayoutRules::reshape);
    }
    rules.put("Transpose", LayoutRules::transpose);
    rules.put("Expand", step -> step.giveReduced(0, step.gradient()));
    return rules;
  }

  private static void reshape(Step step) {
    step.give(0, step.ops().reshape(step.gradient(), step.ops().shape(step.input(0))));
  }

  private static void transpose(Step step) {
    int rank = step.rank(step.input(0));
    long[] back = new long[rank];
    List<Long> order = step.node().wholes("perm").orElse(List.of());
    for (int i = 0; i < rank; i++) {
      int from = order.isEmpty() ? rank - 1 - i : order.get(i).intValue();
      back[from] = i;
    }
    step.give(0, step.ops().transpose(step.gradient(), back));
  }
}
