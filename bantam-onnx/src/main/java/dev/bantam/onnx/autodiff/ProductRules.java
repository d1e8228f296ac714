package dev.bantam.onnx.autodiff;

import dev.bantam.onnx.Dimension;
import dev.bantam.onnx.Operators;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** Matrix products. */
final class ProductRules {

  private ProductRules() {}

  static Map<String, Rule> all() {
    return Map.of("MatMul", ProductRules::matMul, "Gemm", ProductRules::gemm);
  }

  private static void matMul(Step step) {
    int left = step.rank(step.input(0));
    int right = step.rank(step.input(1));
    if (left < 2 || right < 2) {
      throw step.unsupported("one side is a vector");
    }
    if (right == 2) {
      rowsTimesMatrix(step);
    } else {
      batches(step, left, right);
    }
  }

  /** Every row of the left side meets the same matrix: two plain products of matrices. */
  private static void rowsTimesMatrix(Step step) {
    Operators ops = step.ops();
    String gradient = rows(step, step.gradient(), step.output());
    if (step.wants(0)) {
      String product = ops.gemm(gradient, false, step.input(1), true);
      step.give(
          0,
          step.rank(step.input(0)) == 2 ? product : ops.reshape(product, ops.shape(step.input(0))));
    }
    if (step.wants(1)) {
      step.give(1, ops.gemm(rows(step, step.input(0), step.input(0)), true, gradient, false));
    }
  }

  /** All axes but the last as one. */
  private static String rows(Step step, String value, String shaped) {
    int rank = step.rank(shaped);
    if (rank == 2) {
      return value;
    }
    Optional<Dimension> last = step.shape(shaped).map(List::getLast);
    if (last.isPresent() && last.get() instanceof Dimension.Fixed(long length)) {
      return step.ops().reshape(value, step.ops().row(-1, length));
    }
    String shape = step.ops().concat(0, step.ops().row(-1), step.ops().length(shaped, rank - 1));
    return step.ops().reshape(value, shape);
  }

  private static void batches(Step step, int left, int right) {
    Operators ops = step.ops();
    if (step.wants(0)) {
      give(step, 0, ops.matMul(step.gradient(), turned(ops, step.input(1), right)));
    }
    if (step.wants(1)) {
      give(step, 1, ops.matMul(turned(ops, step.input(0), left), step.gradient()));
    }
  }

  /** Sums over axes before the last two along which a side was repeated. */
  private static void give(Step step, int place, String gradient) {
    boolean same =
        step.shape(step.input(0))
            .flatMap(a -> step.shape(step.input(1)).map(b -> batch(a).equals(batch(b))))
            .orElse(false);
    step.give(place, same ? gradient : new BatchSums(step).reduced(gradient, step.input(place)));
  }

  private static List<Dimension> batch(List<Dimension> shape) {
    return shape.subList(0, shape.size() - 2);
  }

  private static String turned(Operators ops, String value, int rank) {
    long[] order = LongStream.range(0, rank).toArray();
    order[rank - 1] = rank - 2L;
    order[rank - 2] = rank - 1L;
    return ops.transpose(value, order);
  }

  private static void gemm(Step step) {
    Operators ops = step.ops();
    boolean turnA = step.node().whole("transA", 0) != 0;
    boolean turnB = step.node().whole("transB", 0) != 0;
    float alpha = step.node().real("alpha", 1);
    float beta = step.node().real("beta", 1);
    String gradient = step.gradient();
    String scaled = alpha == 1 ? gradient : ops.mul(gradient, step.number(alpha));
    if (step.wants(0)) {
      step.give(
          0,
          turnA
              ? ops.gemm(step.input(1), turnB, scaled, true)
              : ops.gemm(scaled, false, step.input(1), !turnB));
    }
    if (step.wants(1)) {
      step.give(
          1,
          turnB
              ? ops.gemm(scaled, true, step.input(0), turnA)
              : ops.gemm(step.input(0), !turnA, scaled, false));
    }
    if (step.wants(2)) {
      step.giveReduced(2, beta == 1 ? gradient : ops.mul(gradient, step.number(beta)));
    }
  }
}
