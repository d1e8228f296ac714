package dev.bantam.learn.tune;

import dev.bantam.onnx.Attribute;
import dev.bantam.onnx.ElementType;
import dev.bantam.onnx.Graph;
import dev.bantam.onnx.GraphBuilder;
import dev.bantam.onnx.Node;
import dev.bantam.onnx.Operators;
import dev.bantam.onnx.Tensor;
import dev.bantam.onnx.ValueInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A transformer of random weights that is small enough to be trained in a test. */
public final class SmallTransformer {

  private static final int HEADS = 2;
  private static final int POSITIONS = 64;

  private final GraphBuilder builder = new GraphBuilder("small", 20);
  private final Operators ops = builder.operators();
  private final Random random = new Random(3);
  private final int width;

  private SmallTransformer(int width) {
    this.width = width;
  }

  /**
   * @param words a row for each token
   */
  public static Graph of(Tensor words, int layers) {
    return new SmallTransformer(Math.toIntExact(words.shape().getLast())).build(words, layers);
  }

  /** With random vectors for the tokens. */
  static Graph of(int tokens, int width, int layers) {
    Random random = new Random(7);
    float[] words = new float[tokens * width];
    for (int i = 0; i < words.length; i++) {
      words[i] = (float) random.nextGaussian();
    }
    return of(Tensor.floats(words, tokens, width), layers);
  }

  private Graph build(Tensor table, int layers) {
    String ids = builder.input(ValueInfo.of("input_ids", ElementType.INT64, "batch", "tokens"));
    String mask =
        builder.input(ValueInfo.of("attention_mask", ElementType.INT64, "batch", "tokens"));
    String words = ops.gather(builder.initialiser("words", table), ids, 0);
    String length = ops.gather(ops.shape(ids), ops.scalar(1L), 0);
    String positions = ops.gather(weight("positions", POSITIONS, width), ops.range(length), 0);
    String hidden = norm("norm", ops.add(words, positions));
    String open = ops.cast(ops.unsqueeze(mask, 1, 2), ElementType.FLOAT);
    String closed = ops.sub(ops.scalar(1, ElementType.FLOAT), open);
    String bias = ops.mul(closed, ops.scalar(-1e9, ElementType.FLOAT));
    for (int i = 0; i < layers; i++) {
      hidden = layer("layer" + i, hidden, bias);
    }
    builder.node(Node.of("Identity", List.of(hidden), List.of("last_hidden_state"), Map.of()));
    builder.output(ValueInfo.of("last_hidden_state", ElementType.FLOAT, "batch", "tokens", width));
    return builder.build();
  }

  private String layer(String at, String hidden, String bias) {
    String query = heads(linear(at + ".q", hidden, width, width));
    String key = heads(linear(at + ".k", hidden, width, width));
    String value = heads(linear(at + ".v", hidden, width, width));
    double scale = 1 / Math.sqrt((double) width / HEADS);
    String scores =
        ops.mul(
            ops.matMul(query, ops.transpose(key, 0, 1, 3, 2)),
            ops.scalar(scale, ElementType.FLOAT));
    String shares = ops.softmax(ops.add(scores, bias), -1);
    String mixed = ops.transpose(ops.matMul(shares, value), 0, 2, 1, 3);
    String joined = ops.reshape(mixed, ops.row(0, 0, width));
    String attended = norm(at + ".n1", ops.add(hidden, linear(at + ".o", joined, width, width)));
    String wide = linear(at + ".wide", attended, width, 2 * width);
    String active = builder.emit("Gelu", List.of(wide), Map.of());
    return norm(at + ".n2", ops.add(attended, linear(at + ".narrow", active, 2 * width, width)));
  }

  private String heads(String value) {
    return ops.transpose(ops.reshape(value, ops.row(0, 0, HEADS, width / HEADS)), 0, 2, 1, 3);
  }

  private String linear(String name, String value, int from, int to) {
    return ops.add(ops.matMul(value, weight(name + ".w", from, to)), weight(name + ".b", to));
  }

  private String norm(String name, String value) {
    float[] ones = new float[width];
    Arrays.fill(ones, 1);
    return builder.emit(
        "LayerNormalization",
        List.of(
            value,
            builder.initialiser(name + ".gamma", Tensor.floats(ones, width)),
            builder.initialiser(name + ".beta", Tensor.floats(new float[width], width))),
        Map.of("axis", new Attribute.Whole(-1), "epsilon", new Attribute.Real(1e-6f)));
  }

  private String weight(String name, long... shape) {
    int size = Arrays.stream(shape).mapToInt(Math::toIntExact).reduce(1, (a, b) -> a * b);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (0.2 * random.nextGaussian());
    }
    return builder.initialiser(name, Tensor.floats(values, shape));
  }
}
