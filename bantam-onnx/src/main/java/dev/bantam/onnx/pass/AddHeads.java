package dev.bantam.onnx.pass;

import dev.bantam.onnx.ElementType;
import dev.bantam.onnx.Graph;
import dev.bantam.onnx.GraphBuilder;
import dev.bantam.onnx.Node;
import dev.bantam.onnx.Operators;
import dev.bantam.onnx.ValueInfo;
import dev.bantam.onnx.encoder.Encoder;
import dev.bantam.onnx.rewrite.Pass;
import dev.bantam.onnx.rewrite.RemoveUnused;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Ends an encoder with pooling and linear heads. The outputs are {@value #VECTOR} (texts by width)
 * and one {@code logits.NAME} for each head.
 *
 * @param pooling from tokens to texts
 * @param heads one per field; none for vectors alone
 * @param length that each text's vector is scaled to before the heads read it; empty leaves it as
 *     it is
 */
public record AddHeads(Pooling pooling, List<Head> heads, OptionalDouble length) implements Pass {

  /** The output that holds each text's vector. */
  public static final String VECTOR = "vector";

  /** Keeps the length of a vector of zeros above 0. */
  private static final double TINY = 1e-12;

  /** Heads that nobody can change. */
  public AddHeads {
    heads = List.copyOf(heads);
  }

  /** Heads that read the vectors as they are. */
  public AddHeads(Pooling pooling, List<Head> heads) {
    this(pooling, heads, OptionalDouble.empty());
  }

  @Override
  public Graph apply(Graph graph) {
    Encoder encoder = Encoder.of(graph);
    GraphBuilder builder = new GraphBuilder(graph);
    builder.clearOutputs();
    Operators ops = builder.operators();
    String pooled =
        switch (pooling) {
          case MEAN -> mean(ops, encoder);
          case FIRST -> ops.gather(encoder.hidden(), ops.scalar(0L), 1);
        };
    String read = length.isPresent() ? scaled(ops, pooled, length.getAsDouble()) : pooled;
    builder.node(Node.of("Identity", List.of(read), List.of(VECTOR), Map.of()));
    builder.output(ValueInfo.of(VECTOR, ElementType.FLOAT, "batch", encoder.width()));
    for (Head head : heads) {
      String weight = builder.initialiser(head.weightName(), head.weight());
      String bias = builder.initialiser(head.biasName(), head.bias());
      builder.node(
          Node.of("Gemm", List.of(VECTOR, weight, bias), List.of(head.logits()), Map.of()));
      builder.output(
          ValueInfo.of(head.logits(), ElementType.FLOAT, "batch", head.weight().shape().getLast()));
    }
    return new RemoveUnused().apply(builder.build());
  }

  private static String scaled(Operators ops, String vectors, double length) {
    String squares = ops.reduceSum(ops.mul(vectors, vectors), true, 1);
    String own = ops.sqrt(ops.add(squares, ops.scalar(TINY, ElementType.FLOAT)));
    return ops.mul(ops.div(vectors, own), ops.scalar(length, ElementType.FLOAT));
  }

  /** The mask as a row, divided by its sum, times the hidden states: one small product a text. */
  private static String mean(Operators ops, Encoder encoder) {
    String mask = ops.cast(encoder.mask(), ElementType.FLOAT);
    String count = ops.reduceSum(mask, true, 1);
    String shares = ops.unsqueeze(ops.div(mask, count), 1);
    return ops.squeeze(ops.matMul(shares, encoder.hidden()), 1);
  }
}
