package dev.bantam.onnx.autodiff;

import dev.bantam.onnx.Attribute;
import dev.bantam.onnx.Dimension;
import dev.bantam.onnx.ElementType;
import dev.bantam.onnx.Operators;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Rows taken from a table: each row's gradient is the sum over its uses. For tables of few rows, or
 * of as many as the run decides, that is a product with a matrix of zeros and ones, which is fast
 * and the same in every run; for large tables it is a scatter. One place along any axis (the first
 * token, say) is put back among zeros.
 */
final class GatherRule implements Rule {

  /** Up to this many rows the product is cheap beside the other products of an encoder. */
  private static final long FEW = 4096;

  @Override
  public void backward(Step step) {
    if (step.rank(step.input(1)) == 0) {
      onePlace(step);
      return;
    }
    if (step.axis(step.input(0), step.node().whole("axis", 0)) != 0
        || step.rank(step.input(0)) != 2) {
      throw step.unsupported("it takes several places of something else than a table of rows");
    }
    Operators ops = step.ops();
    String table = step.input(0);
    String indices = ops.reshape(step.input(1), ops.row(-1));
    String width = ops.length(table, 1);
    String gradient = ops.reshape(step.gradient(), ops.concat(0, ops.row(-1), width));
    boolean few =
        step.shape(table)
            .map(List::getFirst)
            .filter(rows -> !(rows instanceof Dimension.Fixed(long count)) || count <= FEW)
            .isPresent();
    step.give(0, few ? product(step, table, indices, gradient) : scatter(step, indices, gradient));
  }

  private static void onePlace(Step step) {
    Operators ops = step.ops();
    String from = step.input(0);
    int axis = step.axis(from, step.node().whole("axis", 0));
    String length = ops.length(from, axis);
    String place = ops.plain("Mod", ops.add(step.input(1), length), length);
    String here = ops.equal(ops.range(ops.squeeze(length, 0)), place);
    long[] shape = new long[step.rank(from) - axis];
    Arrays.fill(shape, 1);
    shape[0] = -1;
    String mask = ops.reshape(ops.cast(here, step.type()), ops.row(shape));
    step.give(0, ops.mul(ops.unsqueeze(step.gradient(), axis), mask));
  }

  private static String product(Step step, String table, String indices, String gradient) {
    Operators ops = step.ops();
    String rows = ops.length(table, 0);
    String counted = ops.range(ops.squeeze(rows, 0));
    String places = ops.plain("Mod", ops.add(indices, rows), rows);
    String uses = ops.equal(ops.unsqueeze(counted, 1), ops.unsqueeze(places, 0));
    return ops.gemm(ops.cast(uses, step.type()), false, gradient, false);
  }

  private static String scatter(Step step, String indices, String gradient) {
    Operators ops = step.ops();
    String table = step.input(0);
    ElementType type = step.type();
    String zeros = ops.filled(ops.shape(table), Broadcasts.zero(type));
    String places = ops.expand(ops.unsqueeze(indices, 1), ops.shape(gradient));
    return step.emit(
        "ScatterElements",
        List.of(zeros, places, gradient),
        Map.of("axis", new Attribute.Whole(0), "reduction", new Attribute.Text("add")));
  }
}
