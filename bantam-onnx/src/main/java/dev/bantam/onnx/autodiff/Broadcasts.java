package dev.bantam.onnx.autodiff;

import dev.bantam.onnx.Dimension;
import dev.bantam.onnx.ElementType;
import dev.bantam.onnx.Operators;
import dev.bantam.onnx.Shapes;
import dev.bantam.onnx.Tensor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way back from a broadcast: sums over the axes along which a value was repeated. Axes whose
 * lengths follow from the graph are decided here; the others when the graph runs.
 */
final class Broadcasts {

  private final Operators ops;
  private final Shapes shapes;

  Broadcasts(Operators ops, Shapes shapes) {
    this.ops = ops;
    this.shapes = shapes;
  }

  /**
   * A gradient in the shape of {@code small}.
   *
   * @param gradient in the shape of {@code large}
   * @param large the value that {@code small} was broadcast to
   */
  String reduced(String gradient, String large, String small) {
    Optional<List<Dimension>> from = shapes.shape(large);
    Optional<List<Dimension>> to = shapes.shape(small);
    if (from.isEmpty() || to.isEmpty()) {
      return whenRun(gradient, small);
    }
    int missing = from.get().size() - to.get().size();
    List<Long> axes = new ArrayList<>();
    for (int i = 0; i < from.get().size(); i++) {
      if (i < missing) {
        axes.add((long) i);
      } else if (to.get().get(i - missing).is(1)) {
        if (!from.get().get(i).is(1)) {
          axes.add((long) i);
        }
      } else if (!to.get().get(i - missing).equals(from.get().get(i))) {
        return whenRun(gradient, small);
      }
    }
    if (axes.isEmpty()) {
      return gradient;
    }
    long[] summed = axes.stream().mapToLong(Long::longValue).toArray();
    boolean onlyLeading = summed.length == missing;
    String sum = ops.reduceSum(gradient, !onlyLeading, summed);
    return onlyLeading || missing == 0 ? sum : ops.reshape(sum, ops.shape(small));
  }

  /** Compares the shapes in the run: the axes to sum are those that are 1 in the small one. */
  private String whenRun(String gradient, String small) {
    String target = ops.shape(small);
    String rank = ops.shape(ops.shape(gradient));
    String missing = ops.sub(rank, ops.shape(target));
    String padded = ops.concat(0, ops.filled(missing, Tensor.row(1)), target);
    String single = ops.equal(padded, ops.row(1));
    String axes = ops.squeeze(ops.plain("NonZero", single), 0);
    return ops.reshape(ops.reduceSum(gradient, axes, true), target);
  }

  /** A tensor of one element that is zero, of that type. */
  static Tensor zero(ElementType type) {
    return new Tensor(type, List.of(1L), ByteBuffer.allocate(type.bytes()));
  }
}
