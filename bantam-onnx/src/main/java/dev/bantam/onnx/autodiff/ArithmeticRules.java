package dev.bantam.onnx.autodiff;

import java.util.List;
import java.util.Map;

/** Operators on two values, element by element, with broadcasting. */
final class ArithmeticRules {

  private ArithmeticRules() {}

  static Map<String, Rule> all() {
    return Map.of(
        "Add", ArithmeticRules::add,
        "Sum", ArithmeticRules::add,
        "Sub", ArithmeticRules::sub,
        "Mul", ArithmeticRules::mul,
        "Div", ArithmeticRules::div,
        "Pow", ArithmeticRules::pow,
        "Where", ArithmeticRules::where);
  }

  private static void add(Step step) {
    List<String> inputs = step.node().inputs();
    for (int i = 0; i < inputs.size(); i++) {
      if (step.wants(i)) {
        step.giveReduced(i, step.gradient());
      }
    }
  }

  private static void sub(Step step) {
    if (step.wants(0)) {
      step.giveReduced(0, step.gradient());
    }
    if (step.wants(1)) {
      step.giveReduced(1, step.ops().neg(step.gradient()));
    }
  }

  private static void mul(Step step) {
    for (int i = 0; i < 2; i++) {
      if (step.wants(i)) {
        step.giveReduced(i, step.ops().mul(step.gradient(), step.input(1 - i)));
      }
    }
  }

  /** d(a/b) = da/b - (a/b) db/b. */
  private static void div(Step step) {
    String quotient = step.ops().div(step.gradient(), step.input(1));
    if (step.wants(0)) {
      step.giveReduced(0, quotient);
    }
    if (step.wants(1)) {
      step.giveReduced(1, step.ops().neg(step.ops().mul(quotient, step.output())));
    }
  }

  private static void pow(Step step) {
    if (step.wants(1)) {
      throw step.unsupported("its exponent varies");
    }
    String base = step.input(0);
    String slope;
    double exponent =
        step.constant(1).filter(e -> e.size() == 1).map(e -> (double) e.toFloats()[0]).orElse(0.0);
    if (exponent == 2) {
      slope = step.ops().mul(base, step.number(2));
    } else {
      String less = step.ops().sub(step.input(1), step.number(1));
      slope = step.ops().mul(step.input(1), step.ops().pow(base, less));
    }
    step.giveReduced(0, step.ops().mul(step.gradient(), slope));
  }

  private static void where(Step step) {
    String condition = step.input(0);
    if (step.wants(1)) {
      step.giveReduced(1, step.ops().where(condition, step.gradient(), step.number(0)));
    }
    if (step.wants(2)) {
      step.giveReduced(2, step.ops().where(condition, step.number(0), step.gradient()));
    }
  }
}
