package dev.bantam.onnx.pass;

import dev.bantam.onnx.Graph;
import dev.bantam.onnx.encoder.Encoder;
import dev.bantam.onnx.rewrite.Pass;

/**
 * An encoder for serving in whole numbers of 8 bits: linear layers, tables, attention as one
 * operator. How much it loses depends on the model, and how much faster it is on the processor:
 * both are to be measured before it serves.
 *
 * @param activations how the values that meet quantised weights are scaled
 */
public record ServeInt8(QuantiseLayers.Activations activations) implements Pass {

  @Override
  public Graph apply(Graph graph) {
    Encoder encoder = Encoder.of(graph);
    Graph tables = new QuantiseTables().apply(graph, encoder);
    Graph layers = new QuantiseLayers(activations).apply(tables, encoder);
    Graph fused = new FuseAttention().apply(layers, encoder);
    return new FuseResiduals().apply(fused, encoder);
  }
}
