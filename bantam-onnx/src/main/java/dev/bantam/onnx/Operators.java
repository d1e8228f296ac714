package dev.bantam.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * ONNX's operators as methods, in the spelling of version 18 and newer. Each takes values by name
 * and gives the name of its result.
 */
public final class Operators {

  private final GraphBuilder builder;

  Operators(GraphBuilder builder) {
    this.builder = builder;
  }

  /** A constant. */
  public String constant(Tensor tensor) {
    return builder.constant(tensor);
  }

  /** One integer without axes. */
  public String scalar(long value) {
    return constant(Tensor.scalar(value));
  }

  /** One real number without axes. */
  public String scalar(double value, ElementType type) {
    return constant(Tensor.scalar(value, type));
  }

  /** Integers in a row, such as axes or a shape. */
  public String row(long... values) {
    return constant(Tensor.row(values));
  }

  public String add(String a, String b) {
    return plain("Add", a, b);
  }

  public String sub(String a, String b) {
    return plain("Sub", a, b);
  }

  public String mul(String a, String b) {
    return plain("Mul", a, b);
  }

  public String div(String a, String b) {
    return plain("Div", a, b);
  }

  public String pow(String a, String exponent) {
    return plain("Pow", a, exponent);
  }

  public String neg(String a) {
    return plain("Neg", a);
  }

  public String sqrt(String a) {
    return plain("Sqrt", a);
  }

  public String exp(String a) {
    return plain("Exp", a);
  }

  public String log(String a) {
    return plain("Log", a);
  }

  public String erf(String a) {
    return plain("Erf", a);
  }

  public String tanh(String a) {
    return plain("Tanh", a);
  }

  public String equal(String a, String b) {
    return plain("Equal", a, b);
  }

  public String and(String a, String b) {
    return plain("And", a, b);
  }

  public String not(String a) {
    return plain("Not", a);
  }

  public String where(String condition, String a, String b) {
    return plain("Where", condition, a, b);
  }

  public String shape(String a) {
    return plain("Shape", a);
  }

  public String matMul(String a, String b) {
    return plain("MatMul", a, b);
  }

  public String expand(String a, String shape) {
    return plain("Expand", a, shape);
  }

  /** Another shape for the same elements, in which 0 keeps an axis and -1 takes the rest. */
  public String reshape(String a, String shape) {
    return plain("Reshape", a, shape);
  }

  /** Sum of several values of equal shapes. */
  public String sum(List<String> values) {
    return values.size() == 1 ? values.getFirst() : builder.emit("Sum", values, Map.of());
  }

  /** {@code op(A)} times {@code op(B)} for matrices, each transposed or not. */
  public String gemm(String a, boolean transposeA, String b, boolean transposeB) {
    return builder.emit(
        "Gemm",
        List.of(a, b),
        Map.of(
            "transA", new Attribute.Whole(transposeA ? 1 : 0),
            "transB", new Attribute.Whole(transposeB ? 1 : 0)));
  }

  public String cast(String a, ElementType type) {
    return builder.emit("Cast", List.of(a), Map.of("to", new Attribute.Whole(type.code())));
  }

  public String softmax(String a, int axis) {
    return builder.emit("Softmax", List.of(a), Map.of("axis", new Attribute.Whole(axis)));
  }

  public String logSoftmax(String a, int axis) {
    return builder.emit("LogSoftmax", List.of(a), Map.of("axis", new Attribute.Whole(axis)));
  }

  public String transpose(String a, long... order) {
    return builder.emit("Transpose", List.of(a), Map.of("perm", wholes(order)));
  }

  public String unsqueeze(String a, long... axes) {
    return plain("Unsqueeze", a, row(axes));
  }

  public String squeeze(String a, long... axes) {
    return plain("Squeeze", a, row(axes));
  }

  public String gather(String table, String indices, int axis) {
    return builder.emit(
        "Gather", List.of(table, indices), Map.of("axis", new Attribute.Whole(axis)));
  }

  public String concat(int axis, String... values) {
    return builder.emit("Concat", Arrays.asList(values), Map.of("axis", new Attribute.Whole(axis)));
  }

  /** From the places {@code starts} (inclusive) to {@code ends} (exclusive) of the axes. */
  public String slice(String a, String starts, String ends, String axes) {
    return plain("Slice", a, starts, ends, axes);
  }

  /** Sums over axes given by value; an empty row of axes sums nothing. */
  public String reduceSum(String a, String axes, boolean keep) {
    return builder.emit(
        "ReduceSum",
        List.of(a, axes),
        Map.of(
            "keepdims", new Attribute.Whole(keep ? 1 : 0),
            "noop_with_empty_axes", new Attribute.Whole(1)));
  }

  /** Sums over fixed axes. */
  public String reduceSum(String a, boolean keep, long... axes) {
    return reduceSum(a, row(axes), keep);
  }

  /** Means over fixed axes. */
  public String reduceMean(String a, boolean keep, long... axes) {
    return builder.emit(
        "ReduceMean", List.of(a, row(axes)), Map.of("keepdims", new Attribute.Whole(keep ? 1 : 0)));
  }

  /** The largest over fixed axes. */
  public String reduceMax(String a, boolean keep, long... axes) {
    return builder.emit(
        "ReduceMax", List.of(a, row(axes)), Map.of("keepdims", new Attribute.Whole(keep ? 1 : 0)));
  }

  /** The same constant everywhere, in a shape given by value. */
  public String filled(String shape, Tensor one) {
    return builder.emit(
        "ConstantOfShape", List.of(shape), Map.of("value", new Attribute.Constant(one)));
  }

  /** Whole numbers from 0 to a limit (exclusive) given by value. */
  public String range(String limit) {
    return plain("Range", scalar(0L), limit, scalar(1L));
  }

  /** A row of an axis' length: the shape's one element at that place. */
  public String length(String a, int axis) {
    return gather(shape(a), row(axis), 0);
  }

  /** Any operator without attributes. */
  public String plain(String op, String... values) {
    return builder.emit(op, Arrays.asList(values), Map.of());
  }

  private static Attribute.Wholes wholes(long... values) {
    return new Attribute.Wholes(Arrays.stream(values).boxed().toList());
  }
}
