package dev.bantam.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A small encoder in another spelling than the base models': normalisation and activation are
 * single operators, queries and keys are each multiplied by the root of a scale that is computed
 * from their shape, and normalisations share weights under several names.
 */
public final class SmallEncoder {

  public static final int WIDTH = 16;
  public static final int HEADS = 4;
  public static final int VOCABULARY = 50;

  private final GraphBuilder builder = new GraphBuilder("small", 20);
  private final Operators ops = builder.operators();
  private final Random random = new Random(3);

  private SmallEncoder() {}

  public static Graph ofLayers(int layers) {
    return new SmallEncoder().build(layers);
  }

  private Graph build(int layers) {
    String ids = builder.input(ValueInfo.of("ids", ElementType.INT64, "batch", "tokens"));
    String mask = builder.input(ValueInfo.of("mask", ElementType.INT64, "batch", "tokens"));
    String words = ops.gather(weight("words", VOCABULARY, WIDTH), ids, 0);
    String length = ops.gather(ops.shape(ids), ops.scalar(1L), 0);
    String positions = ops.gather(weight("positions", 32, WIDTH), ops.range(length), 0);
    builder.initialiser("gamma", Tensor.floats(filled(1), WIDTH));
    builder.initialiser("beta", Tensor.floats(filled(0), WIDTH));
    String hidden = norm(ops.add(words, positions), "gamma", "beta");
    String open = ops.cast(ops.unsqueeze(mask, 1, 2), ElementType.FLOAT);
    String one = ops.scalar(1, ElementType.FLOAT);
    String bias = ops.mul(ops.sub(one, open), ops.scalar(-1e9, ElementType.FLOAT));
    for (int i = 0; i < layers; i++) {
      hidden = layer(i, hidden, bias);
    }
    builder.node(Node.of("Identity", List.of(hidden), List.of("hidden"), Map.of()));
    builder.output(ValueInfo.of("hidden", ElementType.FLOAT, "batch", "tokens", WIDTH));
    return builder.build();
  }

  private String layer(int i, String hidden, String bias) {
    String at = "l" + i;
    String query = heads(linear(at + "q", hidden, WIDTH, WIDTH));
    String key = heads(linear(at + "k", hidden, WIDTH, WIDTH));
    String value = heads(linear(at + "v", hidden, WIDTH, WIDTH));
    String last = ops.slice(ops.shape(query), ops.row(-1), ops.row(99), ops.row(0));
    String root = ops.sqrt(ops.cast(last, ElementType.FLOAT));
    String share = ops.sqrt(ops.div(ops.scalar(1, ElementType.FLOAT), root));
    String left = ops.mul(query, share);
    String right = ops.mul(ops.transpose(key, 0, 1, 3, 2), share);
    String scores = ops.softmax(ops.add(ops.matMul(left, right), bias), -1);
    String mixed = ops.transpose(ops.matMul(scores, value), 0, 2, 1, 3);
    String joined = ops.reshape(mixed, ops.row(0, 0, WIDTH));
    String attended = ops.add(hidden, linear(at + "o", joined, WIDTH, WIDTH));
    String first = norm(attended, alias("gamma", at + "n1w"), alias("beta", at + "n1b"));
    String wide = linear(at + "wide", first, WIDTH, 2 * WIDTH);
    String active = builder.emit("Gelu", List.of(wide), Map.of());
    String narrow = linear(at + "narrow", active, 2 * WIDTH, WIDTH);
    return norm(ops.add(narrow, first), alias("gamma", at + "n2w"), alias("beta", at + "n2b"));
  }

  private String heads(String value) {
    return ops.transpose(ops.reshape(value, ops.row(0, 0, HEADS, WIDTH / HEADS)), 0, 2, 1, 3);
  }

  private String linear(String name, String value, int from, int to) {
    return ops.add(ops.matMul(value, weight(name + ".w", from, to)), weight(name + ".b", to));
  }

  private String norm(String value, String gamma, String beta) {
    return builder.emit(
        "LayerNormalization",
        List.of(value, gamma, beta),
        Map.of("axis", new Attribute.Whole(-1), "epsilon", new Attribute.Real(1e-6f)));
  }

  private String alias(String of, String name) {
    builder.node(Node.of("Identity", List.of(of), List.of(name), Map.of()));
    return name;
  }

  private String weight(String name, long... shape) {
    int size = 1;
    for (long length : shape) {
      size *= (int) length;
    }
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (0.3 * random.nextGaussian());
    }
    return builder.initialiser(name, Tensor.floats(values, shape));
  }

  private static float[] filled(float value) {
    float[] values = new float[WIDTH];
    Arrays.fill(values, value);
    return values;
  }
}
