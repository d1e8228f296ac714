package dev.bantam.onnx.autodiff;

import java.util.HashMap;
import java.util.Map;

/** Every operator that has a rule. */
final class Rules {

  private Rules() {}

  static Map<String, Rule> all() {
    Map<String, Rule> rules = new HashMap<>();
    rules.putAll(ArithmeticRules.all());
    rules.putAll(FunctionRules.all());
    rules.putAll(ProductRules.all());
    rules.putAll(LayoutRules.all());
    rules.putAll(PartRules.all());
    rules.putAll(ReductionRules.all());
    rules.put("LayerNormalization", new LayerNormalizationRule());
    rules.put("Gelu", new GeluRule());
    rules.put("Gather", new GatherRule());
    return Map.copyOf(rules);
  }
}
