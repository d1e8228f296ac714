package dev.bantam.onnx.pass;

import dev.bantam.onnx.Attribute;
import dev.bantam.onnx.Graph;
import dev.bantam.onnx.GraphBuilder;
import dev.bantam.onnx.Node;
import dev.bantam.onnx.Tensor;
import dev.bantam.onnx.encoder.Encoder;
import dev.bantam.onnx.encoder.Layer;
import dev.bantam.onnx.encoder.Linear;
import dev.bantam.onnx.rewrite.Pass;
import dev.bantam.onnx.rewrite.RemoveUnused;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The linear layers of an encoder in whole numbers of 8 bits.
 *
 * @param activations how what they read is scaled
 */
public record QuantiseLayers(Activations activations) implements Pass {

  /** How the values that meet quantised weights are scaled in each run. */
  public enum Activations {
    /**
     * One scale for all texts of a batch, found in the run. An answer depends on its neighbours:
     * one text at a time, or not at all.
     */
    PER_BATCH,
    /**
     * A scale for each token and {@value #BLOCK} numbers of it, found in the run. An answer does
     * not depend on its neighbours.
     */
    PER_TOKEN
  }

  /** So many numbers share a scale with {@link Activations#PER_TOKEN}. */
  public static final int BLOCK = 128;

  @Override
  public Graph apply(Graph graph) {
    return apply(graph, Encoder.of(graph));
  }

  /** The same on a graph that another pass has changed since the encoder was found in it. */
  Graph apply(Graph graph, Encoder encoder) {
    Map<String, Linear> byResult = new HashMap<>();
    for (Layer layer : encoder.layers()) {
      for (Linear linear :
          List.of(
              layer.query(),
              layer.key(),
              layer.value(),
              layer.projection(),
              layer.widening(),
              layer.narrowing())) {
        byResult.put(linear.output(), linear);
      }
    }
    GraphBuilder builder = GraphBuilder.emptied(graph);
    Map<String, List<String>> quantised = new HashMap<>();
    for (Node node : graph.nodes()) {
      Linear linear = byResult.get(node.output());
      if (linear == null) {
        builder.node(node);
      } else {
        Tensor weight = graph.weight(linear.weight());
        switch (activations) {
          case PER_BATCH -> perBatch(builder, linear, weight, quantised);
          case PER_TOKEN -> builder.node(perToken(builder, linear, weight));
        }
      }
    }
    graph.outputs().forEach(builder::output);
    return new RemoveUnused().apply(builder.build());
  }

  /** What several layers read is quantised once. */
  private static void perBatch(
      GraphBuilder builder, Linear linear, Tensor weight, Map<String, List<String>> quantised) {
    QuantisedMatrix matrix = QuantisedMatrix.of(weight, linear.turned());
    List<String> input =
        quantised.computeIfAbsent(
            linear.input(),
            value -> {
              List<String> made =
                  List.of(
                      builder.fresh(value + ".quantised"),
                      builder.fresh(value + ".scale"),
                      builder.fresh(value + ".zero"));
              builder.node(Node.of("DynamicQuantizeLinear", List.of(value), made, Map.of()));
              return made;
            });
    String values = builder.initialiser(linear.weight() + ".int8", matrix.values());
    String scales = builder.initialiser(linear.weight() + ".scales", matrix.scales());
    builder.node(
        new Node(
            "MatMulIntegerToFloat",
            Node.MICROSOFT,
            linear.output(),
            List.of(
                input.get(0),
                values,
                input.get(1),
                scales,
                input.get(2),
                "",
                linear.bias().orElse("")),
            List.of(linear.output()),
            new LinkedHashMap<>()));
  }

  private static Node perToken(GraphBuilder builder, Linear linear, Tensor weight) {
    QuantisedBlocks blocks = QuantisedBlocks.of(weight, linear.turned(), BLOCK);
    SequencedMap<String, Attribute> attributes = new LinkedHashMap<>();
    attributes.put("K", new Attribute.Whole(blocks.inputs()));
    attributes.put("N", new Attribute.Whole(blocks.outputs()));
    attributes.put("bits", new Attribute.Whole(8));
    attributes.put("block_size", new Attribute.Whole(BLOCK));
    // The level that lets the runtime quantise what it reads to 8 bits as well.
    attributes.put("accuracy_level", new Attribute.Whole(4));
    return new Node(
        "MatMulNBits",
        Node.MICROSOFT,
        linear.output(),
        List.of(
            linear.input(),
            builder.initialiser(linear.weight() + ".int8", blocks.values()),
            builder.initialiser(linear.weight() + ".scales", blocks.scales()),
            "",
            "",
            linear.bias().orElse("")),
        List.of(linear.output()),
        attributes);
  }
}
