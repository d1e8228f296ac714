package dev.bantam.onnx.autodiff;

import dev.bantam.onnx.Attribute;
import dev.bantam.onnx.Dimension;
import dev.bantam.onnx.ElementType;
import dev.bantam.onnx.Node;
import dev.bantam.onnx.OnnxException;
import dev.bantam.onnx.Operators;
import dev.bantam.onnx.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One node on the way back: what its rule may ask, and where it leaves the gradients. */
final class Step {

  private final Tape tape;
  private final Node node;

  Step(Tape tape, Node node) {
    this.tape = tape;
    this.node = node;
  }

  Node node() {
    return node;
  }

  Operators ops() {
    return tape.ops();
  }

  /** Adds an operation with attributes. */
  String emit(String op, List<String> from, Map<String, Attribute> attributes) {
    return tape.builder().emit(op, from, attributes);
  }

  /** The name of an input. */
  String input(int place) {
    return node.inputs().get(place);
  }

  /** The name of the result. */
  String output() {
    return node.output();
  }

  /** The loss's derivative by the first result. */
  String gradient() {
    return tape.gradient(node.output()).orElseThrow(() -> unsupported("its result is not used"));
  }

  /** The loss's derivative by one of several results, if it depends on it. */
  Optional<String> gradient(int place) {
    return node.output(place).flatMap(tape::gradient);
  }

  /** Whether the gradient of an input is wanted. */
  boolean wants(int place) {
    return node.input(place).filter(tape::wants).isPresent();
  }

  /** Leaves a gradient that has the input's shape. */
  void give(int place, String gradient) {
    tape.add(input(place), gradient);
  }

  /** Leaves a gradient of the result's shape for an input that was broadcast to that shape. */
  void giveReduced(int place, String gradient) {
    give(place, tape.broadcasts().reduced(gradient, output(), input(place)));
  }

  /** A real constant of the type that the node computes in. */
  String number(double value) {
    return ops().scalar(value, type());
  }

  ElementType type() {
    return tape.shapes().type(output()).orElse(ElementType.FLOAT);
  }

  Optional<Tensor> constant(int place) {
    return node.input(place).flatMap(tape::constant);
  }

  Optional<List<Dimension>> shape(String value) {
    return tape.shapes().shape(value);
  }

  /**
   * How many axes a value has.
   *
   * @throws OnnxException when it does not follow from the graph
   */
  int rank(String value) {
    return tape.shapes()
        .rank(value)
        .orElseThrow(() -> unsupported("the number of axes of '" + value + "' is not known"));
  }

  /** An axis attribute counted from the front. */
  int axis(String value, long given) {
    return (int) (given < 0 ? given + rank(value) : given);
  }

  /** The length of an axis as a real number without axes. */
  String length(String value, int axis) {
    Optional<Dimension> known = shape(value).map(shape -> shape.get(axis));
    return known.isPresent() && known.get() instanceof Dimension.Fixed(long length)
        ? number((double) length)
        : ops().cast(ops().squeeze(ops().length(value, axis), 0), type());
  }

  /** Axes as an attribute or a constant input, counted from the front of a value. */
  long[] axes(String of, int place) {
    long[] axes =
        node.wholes("axes")
            .map(list -> list.stream().mapToLong(Long::longValue).toArray())
            .or(() -> constant(place).map(Tensor::toLongs))
            .orElseThrow(() -> unsupported("its axes are not constant"));
    int rank = rank(of);
    for (int i = 0; i < axes.length; i++) {
      axes[i] = axes[i] < 0 ? axes[i] + rank : axes[i];
    }
    return axes;
  }

  /** An error that names the node. */
  OnnxException unsupported(String why) {
    return new OnnxException("cannot differentiate %s: %s".formatted(node.describe(), why));
  }
}
