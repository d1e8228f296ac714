package dev.bantam.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** How each operator's result gets its type and shape. */
final class ShapeRules {

  private final Graph graph;
  private final Shapes known;

  ShapeRules(Graph graph, Shapes known) {
    this.graph = graph;
    this.known = known;
  }

  void apply(Node node) {
    type(node).ifPresent(type -> node.outputs().forEach(output -> known.type(output, type)));
    if (node.is("Split")) {
      split(node);
      return;
    }
    shape(node).ifPresent(shape -> known.shape(node.output(), shape));
    if (node.is("LayerNormalization")) {
      statistics(node);
    }
    new ShapeContents(known).content(node).ifPresent(c -> known.content(node.output(), c));
  }

  private Optional<ElementType> type(Node node) {
    return switch (node.op()) {
      case "Shape", "Size", "NonZero", "ArgMax", "ArgMin" -> Optional.of(ElementType.INT64);
      case "Equal",
          "Less",
          "Greater",
          "LessOrEqual",
          "GreaterOrEqual",
          "And",
          "Or",
          "Not",
          "IsNaN",
          "IsInf" ->
          Optional.of(ElementType.BOOL);
      case "Cast" -> ElementType.ofCode((int) node.whole("to", 1));
      case "ConstantOfShape" ->
          Optional.of(
              node.attributes().get("value") instanceof Attribute.Constant(Tensor value)
                  ? value.type()
                  : ElementType.FLOAT);
      case "Where" -> node.input(1).flatMap(known::type);
      default -> node.input(0).flatMap(known::type);
    };
  }

  private Optional<List<Dimension>> shape(Node node) {
    return switch (node.op()) {
      case "Add",
          "Sub",
          "Mul",
          "Div",
          "Pow",
          "Equal",
          "Less",
          "Greater",
          "LessOrEqual",
          "GreaterOrEqual",
          "And",
          "Or",
          "Where",
          "Min",
          "Max",
          "Sum" ->
          broadcast(node);
      case "MatMul" -> matMul(node);
      case "Gemm" -> gemm(node);
      case "Transpose" -> transpose(node);
      case "Reshape" -> reshape(node);
      case "Expand" -> expand(node);
      case "Unsqueeze" -> unsqueeze(node);
      case "Squeeze" -> squeeze(node);
      case "Gather" -> gather(node);
      case "Concat" -> concat(node);
      case "Slice" -> slice(node);
      case "Shape" ->
          node.input(0).flatMap(known::rank).map(rank -> List.of(Dimension.of(rank.longValue())));
      case "Size" -> Optional.of(List.of());
      case "ConstantOfShape" -> node.input(0).flatMap(known::content);
      case "Range" -> Optional.of(List.of(Dimension.of(node.output() + "_length")));
      case "ReduceSum", "ReduceMean", "ReduceMax", "ReduceMin", "ReduceL2" -> reduce(node);
      case "Neg",
          "Sqrt",
          "Exp",
          "Log",
          "Erf",
          "Tanh",
          "Sigmoid",
          "Relu",
          "Reciprocal",
          "Abs",
          "Gelu",
          "FastGelu",
          "Identity",
          "Cast",
          "Softmax",
          "LogSoftmax",
          "Not",
          "Dropout",
          "LayerNormalization",
          "Clip",
          "Sign",
          "Softplus",
          "IsNaN",
          "IsInf" ->
          node.input(0).flatMap(known::shape);
      default -> Optional.empty();
    };
  }

  private Optional<List<Dimension>> broadcast(Node node) {
    List<Dimension> result = List.of();
    for (String input : node.inputs()) {
      Optional<List<Dimension>> shape = known.shape(input);
      if (shape.isEmpty()) {
        return Optional.empty();
      }
      result = broadcast(result, shape.get());
    }
    return Optional.of(result);
  }

  static List<Dimension> broadcast(List<Dimension> a, List<Dimension> b) {
    List<Dimension> result = new ArrayList<>();
    for (int i = 1; i <= Math.max(a.size(), b.size()); i++) {
      Dimension x = i <= a.size() ? a.get(a.size() - i) : Dimension.of(1);
      Dimension y = i <= b.size() ? b.get(b.size() - i) : Dimension.of(1);
      // A length that is known and not 1 decides; two unknown ones are equal or one of them is 1.
      boolean second = x.is(1) || (y instanceof Dimension.Fixed && !y.is(1));
      result.add(second ? y : x);
    }
    Collections.reverse(result);
    return result;
  }

  private Optional<List<Dimension>> matMul(Node node) {
    return both(node)
        .filter(s -> s.get(0).size() >= 2 && s.get(1).size() >= 2)
        .map(
            s -> {
              List<Dimension> a = s.get(0);
              List<Dimension> b = s.get(1);
              List<Dimension> result =
                  new ArrayList<>(
                      broadcast(a.subList(0, a.size() - 2), b.subList(0, b.size() - 2)));
              result.add(a.get(a.size() - 2));
              result.add(b.getLast());
              return result;
            });
  }

  private Optional<List<Dimension>> gemm(Node node) {
    return both(node)
        .map(
            s ->
                List.of(
                    s.get(0).get(node.whole("transA", 0) == 0 ? 0 : 1),
                    s.get(1).get(node.whole("transB", 0) == 0 ? 1 : 0)));
  }

  private Optional<List<List<Dimension>>> both(Node node) {
    return known
        .shape(node.inputs().get(0))
        .flatMap(a -> known.shape(node.inputs().get(1)).map(b -> List.of(a, b)));
  }

  private Optional<List<Dimension>> transpose(Node node) {
    return known
        .shape(node.inputs().getFirst())
        .map(
            shape ->
                node.wholes("perm")
                    .map(order -> order.stream().map(i -> shape.get(i.intValue())).toList())
                    .orElseGet(shape::reversed));
  }

  private Optional<List<Dimension>> reshape(Node node) {
    return known
        .content(node.inputs().get(1))
        .map(
            wanted -> {
              Optional<List<Dimension>> from = known.shape(node.inputs().getFirst());
              List<Dimension> result = new ArrayList<>();
              for (int i = 0; i < wanted.size(); i++) {
                int place = i;
                Dimension axis = wanted.get(i);
                if (axis.is(0) && node.whole("allowzero", 0) == 0) {
                  axis = from.filter(s -> place < s.size()).map(s -> s.get(place)).orElse(axis);
                }
                result.add(axis);
              }
              return from.map(shape -> filledIn(node, shape, result))
                  .orElseGet(() -> named(node, result));
            });
  }

  /** Names for what is left to compute. */
  private static List<Dimension> named(Node node, List<Dimension> shape) {
    List<Dimension> result = new ArrayList<>(shape);
    result.replaceAll(
        axis -> axis.is(-1) || axis.is(0) ? Dimension.of(node.output() + "_rest") : axis);
    return result;
  }

  /** The axis written as -1, where the others leave exactly one candidate for it. */
  private static List<Dimension> filledIn(Node node, List<Dimension> from, List<Dimension> wanted) {
    int open = wanted.indexOf(Dimension.of(-1));
    if (open < 0) {
      return wanted;
    }
    List<Dimension> left = new ArrayList<>(from);
    long product = 1;
    for (Dimension axis : wanted) {
      if (!left.remove(axis) && axis instanceof Dimension.Fixed(long length) && length > 0) {
        product *= length;
      }
    }
    long size = 1;
    List<Dimension> names = new ArrayList<>();
    for (Dimension axis : left) {
      if (axis instanceof Dimension.Fixed(long length)) {
        size *= length;
      } else {
        names.add(axis);
      }
    }
    List<Dimension> result = new ArrayList<>(wanted);
    if (names.isEmpty() && product > 0 && size % product == 0) {
      result.set(open, Dimension.of(size / product));
    } else if (names.size() == 1 && size == product) {
      result.set(open, names.getFirst());
    } else {
      result.set(open, Dimension.of(node.output() + "_rest"));
    }
    return result;
  }

  private Optional<List<Dimension>> expand(Node node) {
    return known
        .content(node.inputs().get(1))
        .flatMap(
            wanted -> known.shape(node.inputs().getFirst()).map(from -> broadcast(from, wanted)));
  }

  private Optional<List<Dimension>> unsqueeze(Node node) {
    return known
        .shape(node.inputs().getFirst())
        .flatMap(
            shape ->
                axes(node)
                    .map(
                        axes -> {
                          int rank = shape.size() + axes.size();
                          List<Dimension> result = new ArrayList<>(shape);
                          axes.stream()
                              .map(axis -> axis < 0 ? axis + rank : axis)
                              .sorted()
                              .forEach(axis -> result.add(axis.intValue(), Dimension.of(1)));
                          return result;
                        }));
  }

  private Optional<List<Dimension>> squeeze(Node node) {
    return known
        .shape(node.inputs().getFirst())
        .flatMap(
            shape ->
                axes(node)
                    .map(
                        axes -> {
                          List<Dimension> result = new ArrayList<>(shape);
                          axes.stream()
                              .map(axis -> axis < 0 ? axis + shape.size() : axis)
                              .sorted(Collections.reverseOrder())
                              .forEach(axis -> result.remove(axis.intValue()));
                          return result;
                        }));
  }

  /** Axes as an attribute (older operators) or as a constant input. */
  private Optional<List<Long>> axes(Node node) {
    return node.wholes("axes").or(() -> node.input(1).flatMap(this::longs));
  }

  private Optional<List<Long>> longs(String value) {
    return graph.constant(value).map(tensor -> Arrays.stream(tensor.toLongs()).boxed().toList());
  }

  private Optional<List<Dimension>> gather(Node node) {
    return both(node)
        .map(
            s -> {
              List<Dimension> table = s.get(0);
              int axis = (int) node.whole("axis", 0);
              axis = axis < 0 ? axis + table.size() : axis;
              List<Dimension> result = new ArrayList<>(table.subList(0, axis));
              result.addAll(s.get(1));
              result.addAll(table.subList(axis + 1, table.size()));
              return result;
            });
  }

  private Optional<List<Dimension>> concat(Node node) {
    List<List<Dimension>> parts = new ArrayList<>();
    for (String input : node.inputs()) {
      Optional<List<Dimension>> shape = known.shape(input);
      if (shape.isEmpty()) {
        return Optional.empty();
      }
      parts.add(shape.get());
    }
    int rank = parts.getFirst().size();
    int axis = (int) node.whole("axis", 0);
    int along = axis < 0 ? axis + rank : axis;
    List<Dimension> result = new ArrayList<>(parts.getFirst());
    long total = 0;
    boolean fixed = true;
    for (List<Dimension> part : parts) {
      if (part.get(along) instanceof Dimension.Fixed(long length)) {
        total += length;
      } else {
        fixed = false;
      }
    }
    result.set(along, fixed ? Dimension.of(total) : Dimension.of(node.output() + "_length"));
    return Optional.of(result);
  }

  private Optional<List<Dimension>> slice(Node node) {
    Optional<List<Dimension>> shape = known.shape(node.inputs().getFirst());
    if (shape.isEmpty()) {
      return shape;
    }
    List<Dimension> starts = known.content(node.inputs().get(1)).orElse(List.of());
    List<Dimension> ends = known.content(node.inputs().get(2)).orElse(List.of());
    Optional<List<Long>> axes = node.input(3).flatMap(this::longs);
    boolean stepped = node.input(4).flatMap(this::longs).stream().anyMatch(s -> !allOnes(s));
    List<Dimension> result = new ArrayList<>(shape.get());
    int count = axes.map(List::size).orElse(starts.size());
    for (int i = 0; i < count; i++) {
      int axis = axes.isPresent() ? axes.get().get(i).intValue() : i;
      axis = axis < 0 ? axis + result.size() : axis;
      boolean given = i < starts.size() && i < ends.size() && !stepped;
      result.set(
          axis,
          given
              ? SliceLength.of(node, result.get(axis), starts.get(i), ends.get(i))
              : Dimension.of(node.output() + "_length" + axis));
    }
    return Optional.of(result);
  }

  private static boolean allOnes(List<Long> steps) {
    return steps.stream().allMatch(step -> step == 1);
  }

  private void split(Node node) {
    Optional<List<Dimension>> shape = known.shape(node.inputs().getFirst());
    if (shape.isEmpty()) {
      return;
    }
    int axis = (int) node.whole("axis", 0);
    int along = axis < 0 ? axis + shape.get().size() : axis;
    Optional<List<Long>> lengths =
        node.wholes("split").or(() -> node.input(1).flatMap(this::longs));
    int parts = node.outputs().size();
    for (int i = 0; i < parts; i++) {
      List<Dimension> part = new ArrayList<>(shape.get());
      if (lengths.isPresent()) {
        part.set(along, Dimension.of(lengths.get().get(i)));
      } else if (part.get(along) instanceof Dimension.Fixed(long whole) && whole % parts == 0) {
        part.set(along, Dimension.of(whole / parts));
      } else {
        part.set(along, Dimension.of(node.outputs().get(i) + "_length"));
      }
      known.shape(node.outputs().get(i), part);
    }
  }

  private Optional<List<Dimension>> reduce(Node node) {
    boolean keep = node.whole("keepdims", 1) == 1;
    return known
        .shape(node.inputs().getFirst())
        .flatMap(
            shape -> {
              if (node.wholes("axes").isEmpty() && node.input(1).isEmpty()) {
                return Optional.of(
                    keep ? Collections.nCopies(shape.size(), Dimension.of(1)) : List.of());
              }
              return axes(node).map(axes -> reduced(shape, axes, keep));
            });
  }

  private static List<Dimension> reduced(List<Dimension> shape, List<Long> axes, boolean keep) {
    List<Dimension> result = new ArrayList<>();
    for (int i = 0; i < shape.size(); i++) {
      if (!axes.contains((long) i) && !axes.contains((long) i - shape.size())) {
        result.add(shape.get(i));
      } else if (keep) {
        result.add(Dimension.of(1));
      }
    }
    return result;
  }

  /** Mean and inverse deviation, the further results of a normalisation. */
  private void statistics(Node node) {
    known
        .shape(node.inputs().getFirst())
        .ifPresent(
            shape -> {
              int axis = (int) node.whole("axis", -1);
              int from = axis < 0 ? axis + shape.size() : axis;
              List<Dimension> result = new ArrayList<>(shape);
              for (int i = from; i < result.size(); i++) {
                result.set(i, Dimension.of(1));
              }
              node.outputs().stream()
                  .skip(1)
                  .filter(output -> !output.isEmpty())
                  .forEach(output -> known.shape(output, result));
            });
  }
}
