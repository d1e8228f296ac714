package dev.bantam.onnx;

import java.util.Arrays;
import java.util.List;

/**
 * What goes into a graph or comes out of it.
 *
 * @param name of the value
 * @param type of its elements
 * @param shape lengths of its axes
 */
public record ValueInfo(String name, ElementType type, List<Dimension> shape) {

  /** A shape that nobody can change. */
  public ValueInfo {
    shape = List.copyOf(shape);
  }

  /** A value with axes given as numbers ({@code Long}, {@code Integer}) or names. */
  public static ValueInfo of(String name, ElementType type, Object... axes) {
    return new ValueInfo(
        name,
        type,
        Arrays.stream(axes)
            .map(
                axis ->
                    axis instanceof Number number
                        ? Dimension.of(number.longValue())
                        : Dimension.of(axis.toString()))
            .toList());
  }

  /** The value that a constant array gives. */
  public static ValueInfo of(String name, Tensor tensor) {
    return new ValueInfo(name, tensor.type(), tensor.shape().stream().map(Dimension::of).toList());
  }
}
