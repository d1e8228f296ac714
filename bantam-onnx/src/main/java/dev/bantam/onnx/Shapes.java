package dev.bantam.onnx;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Types and shapes of a graph's values as far as they follow from its inputs. A value that is not
 * known is simply missing: whoever needs it decides whether that is an error.
 */
public final class Shapes {

  private final Map<String, ElementType> types = new HashMap<>();
  private final Map<String, List<Dimension>> shapes = new HashMap<>();
  private final Map<String, List<Dimension>> contents = new HashMap<>();

  /**
   * What follows for that graph.
   *
   * @throws OnnxException when a node contradicts the shapes of its inputs
   */
  public Shapes(Graph graph) {
    graph.initialisers().forEach((name, tensor) -> constant(name, tensor));
    for (ValueInfo input : graph.inputs()) {
      types.put(input.name(), input.type());
      shapes.put(input.name(), input.shape());
    }
    ShapeRules rules = new ShapeRules(graph, this);
    for (Node node : graph.nodes()) {
      try {
        rules.apply(node);
      } catch (IndexOutOfBoundsException | ArithmeticException e) {
        throw new OnnxException(
            "the inputs of %s do not fit its attributes".formatted(node.describe()), e);
      }
    }
  }

  private void constant(String name, Tensor tensor) {
    types.put(name, tensor.type());
    shapes.put(name, tensor.shape().stream().map(Dimension::of).toList());
    if (tensor.type() == ElementType.INT64 && tensor.rank() <= 1 && tensor.size() <= 16) {
      contents.put(name, Arrays.stream(tensor.toLongs()).mapToObj(Dimension::of).toList());
    }
  }

  /** The type of a value's elements, if known. */
  public Optional<ElementType> type(String value) {
    return Optional.ofNullable(types.get(value));
  }

  /** A value's shape, if known. */
  public Optional<List<Dimension>> shape(String value) {
    return Optional.ofNullable(shapes.get(value));
  }

  /** How many axes a value has, if known. */
  public Optional<Integer> rank(String value) {
    return shape(value).map(List::size);
  }

  /** The elements of a small row of integers, such as a shape, as far as they are known. */
  public Optional<List<Dimension>> content(String value) {
    return Optional.ofNullable(contents.get(value));
  }

  /** A value described for a graph's inputs and outputs. */
  public Optional<ValueInfo> describe(String value) {
    return shape(value)
        .flatMap(shape -> type(value).map(type -> new ValueInfo(value, type, shape)));
  }

  void type(String value, ElementType type) {
    types.put(value, type);
  }

  void shape(String value, List<Dimension> shape) {
    shapes.put(value, List.copyOf(shape));
  }

  void content(String value, List<Dimension> elements) {
    contents.put(value, List.copyOf(elements));
  }
}
