package dev.bantam.onnx.pass;

import dev.bantam.onnx.Attribute;
import dev.bantam.onnx.ElementType;
import dev.bantam.onnx.Graph;
import dev.bantam.onnx.GraphBuilder;
import dev.bantam.onnx.Node;
import dev.bantam.onnx.encoder.Encoder;
import dev.bantam.onnx.encoder.Layer;
import dev.bantam.onnx.rewrite.Pass;
import dev.bantam.onnx.rewrite.RemoveUnused;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Each attention as ONNX Runtime's one operator, from queries, keys and values to what the
 * projection reads; one whose scale is not a constant stays as it is. For serving: a fused
 * attention has no gradient here.
 */
public final class FuseAttention implements Pass {

  @Override
  public Graph apply(Graph graph) {
    return apply(graph, Encoder.of(graph));
  }

  /** The same on a graph that another pass has changed since the encoder was found in it. */
  Graph apply(Graph graph, Encoder encoder) {
    Map<String, Layer> byResult = new HashMap<>();
    encoder.layers().forEach(layer -> byResult.put(layer.projection().input(), layer));
    GraphBuilder builder = GraphBuilder.emptied(graph);
    String mask = builder.operators().cast(encoder.mask(), ElementType.INT32);
    for (Node node : graph.nodes()) {
      Layer layer = byResult.get(node.output());
      builder.node(
          layer != null && layer.scale().isPresent() ? fused(encoder, layer, node, mask) : node);
    }
    graph.outputs().forEach(builder::output);
    return new RemoveUnused().apply(builder.build());
  }

  private static Node fused(Encoder encoder, Layer layer, Node last, String mask) {
    SequencedMap<String, Attribute> attributes = new LinkedHashMap<>();
    attributes.put("num_heads", new Attribute.Whole(encoder.heads()));
    attributes.put("scale", new Attribute.Real((float) layer.scale().orElseThrow()));
    attributes.put("mask_filter_value", new Attribute.Real(-Float.MAX_VALUE));
    List<String> inputs =
        List.of(layer.query().output(), layer.key().output(), layer.value().output(), "", mask);
    return new Node(
        "MultiHeadAttention",
        Node.MICROSOFT,
        last.name(),
        inputs,
        List.of(last.output()),
        attributes);
  }
}
