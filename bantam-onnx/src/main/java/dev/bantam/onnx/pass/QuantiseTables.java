package dev.bantam.onnx.pass;

import dev.bantam.onnx.ElementType;
import dev.bantam.onnx.Graph;
import dev.bantam.onnx.GraphBuilder;
import dev.bantam.onnx.Node;
import dev.bantam.onnx.Operators;
import dev.bantam.onnx.Tensor;
import dev.bantam.onnx.encoder.Embedding;
import dev.bantam.onnx.encoder.Encoder;
import dev.bantam.onnx.rewrite.Pass;
import dev.bantam.onnx.rewrite.RemoveUnused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tables of words and positions in whole numbers of 8 bits, each row with its own scale. */
public final class QuantiseTables implements Pass {

  @Override
  public Graph apply(Graph graph) {
    return apply(graph, Encoder.of(graph));
  }

  /** The same on a graph that another pass has changed since the encoder was found in it. */
  Graph apply(Graph graph, Encoder encoder) {
    Map<String, Embedding> byResult = new HashMap<>();
    byResult.put(encoder.words().output(), encoder.words());
    encoder.positions().ifPresent(table -> byResult.put(table.output(), table));
    GraphBuilder builder = GraphBuilder.emptied(graph);
    for (Node node : graph.nodes()) {
      Embedding table = byResult.get(node.output());
      if (table == null) {
        builder.node(node);
      } else {
        quantised(builder, table, graph.weight(table.table()));
      }
    }
    graph.outputs().forEach(builder::output);
    return new RemoveUnused().apply(builder.build());
  }

  private static void quantised(GraphBuilder builder, Embedding embedding, Tensor table) {
    Operators ops = builder.operators();
    QuantisedRows rows = QuantisedRows.of(table);
    String values = builder.initialiser(embedding.table() + ".int8", rows.values());
    String scales = builder.initialiser(embedding.table() + ".scales", rows.scales());
    String row = ops.cast(ops.gather(values, embedding.indices(), 0), ElementType.FLOAT);
    String scale = ops.gather(scales, embedding.indices(), 0);
    builder.node(Node.of("Mul", List.of(row, scale), List.of(embedding.output()), Map.of()));
  }
}
