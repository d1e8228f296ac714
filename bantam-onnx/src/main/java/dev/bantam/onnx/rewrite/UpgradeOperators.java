package dev.bantam.onnx.rewrite;

import dev.bantam.onnx.Attribute;
import dev.bantam.onnx.Graph;
import dev.bantam.onnx.GraphBuilder;
import dev.bantam.onnx.Node;
import dev.bantam.onnx.OnnxException;
import dev.bantam.onnx.Shapes;
import dev.bantam.onnx.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Rewrites operators of versions 11 to 17 as version 18 spells them: axes became inputs (13, 18),
 * {@code Softmax} works along one axis (13), {@code Split} counts its parts (18). Dropout, which
 * does nothing outside training, goes.
 */
public final class UpgradeOperators implements Pass {

  /** The version that older graphs are brought to. */
  public static final int OPSET = 18;

  private static final List<String> REDUCTIONS =
      List.of("ReduceMean", "ReduceMax", "ReduceMin", "ReduceProd", "ReduceL1", "ReduceL2");

  @Override
  public Graph apply(Graph graph) {
    Shapes shapes = new Shapes(graph);
    GraphBuilder builder =
        GraphBuilder.emptied(graph, graph.name(), Math.max(OPSET, graph.opset()));
    for (Node node : graph.nodes()) {
      builder.node(upgraded(node, graph.opset(), shapes, builder));
    }
    graph.outputs().forEach(builder::output);
    return builder.build();
  }

  private static Node upgraded(Node node, int from, Shapes shapes, GraphBuilder builder) {
    if (!node.domain().isEmpty()) {
      return node;
    }
    return switch (node.op()) {
      case "Unsqueeze", "Squeeze", "ReduceSum" -> from < 13 ? axesAsInput(node, builder) : node;
      case "Softmax", "LogSoftmax" -> from < 13 ? alongOneAxis(node, shapes) : node;
      case "Split" -> from < OPSET ? split(node, from, builder) : node;
      case "Dropout" ->
          new Node(
              "Identity",
              "",
              node.name(),
              List.of(node.inputs().getFirst()),
              List.of(node.output()),
              new LinkedHashMap<>());
      default -> REDUCTIONS.contains(node.op()) && from < 18 ? axesAsInput(node, builder) : node;
    };
  }

  private static Node axesAsInput(Node node, GraphBuilder builder) {
    return asInput(node, "axes", builder);
  }

  /** A row of integers moves from an attribute to the second input. */
  private static Node asInput(Node node, String attribute, GraphBuilder builder) {
    Optional<List<Long>> values = node.wholes(attribute);
    if (values.isEmpty()) {
      return node;
    }
    Tensor row = Tensor.row(values.get().stream().mapToLong(Long::longValue).toArray());
    List<String> inputs = List.of(node.inputs().getFirst(), builder.constant(row));
    SequencedMap<String, Attribute> rest = new LinkedHashMap<>(node.attributes());
    rest.remove(attribute);
    return new Node(node.op(), node.domain(), node.name(), inputs, node.outputs(), rest);
  }

  private static Node split(Node node, int from, GraphBuilder builder) {
    Node moved = from < 13 ? asInput(node, "split", builder) : node;
    return moved.input(1).isPresent()
        ? moved
        : with(moved, Map.of("num_outputs", new Attribute.Whole(node.outputs().size())));
  }

  /** Before version 13 all axes from the given one on were one; that is the same for the last. */
  private static Node alongOneAxis(Node node, Shapes shapes) {
    long axis = node.whole("axis", 1);
    int rank = shapes.rank(node.inputs().getFirst()).orElse(-1);
    if (axis != -1 && axis != rank - 1) {
      throw new OnnxException(
          "%s works over several axes at once; export the model with operators of version 13 or newer"
              .formatted(node.describe()));
    }
    return with(node, Map.of("axis", new Attribute.Whole(-1)));
  }

  private static Node with(Node node, Map<String, Attribute> more) {
    SequencedMap<String, Attribute> attributes = new LinkedHashMap<>(node.attributes());
    attributes.putAll(more);
    return new Node(
        node.op(), node.domain(), node.name(), node.inputs(), node.outputs(), attributes);
  }
}
