package dev.bantam.onnx.train;

import dev.bantam.onnx.ElementType;
import dev.bantam.onnx.Graph;
import dev.bantam.onnx.GraphBuilder;
import dev.bantam.onnx.Node;
import dev.bantam.onnx.Operators;
import dev.bantam.onnx.ValueInfo;
import dev.bantam.onnx.encoder.Encoder;
import dev.bantam.onnx.encoder.Layer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Dropout that is the same in every run with the same seed. A pool of zeros and 1 / (1 - share) is
 * drawn once and given to every run as {@value #POOL}; at each site a step takes as many numbers as
 * it needs from a place that is drawn from seed, step and site, given as {@value #OFFSETS}. ONNX
 * Runtime's own random operators keep a state that cannot be set, so a resumed training would
 * differ.
 *
 * @param seed of everything
 * @param share of numbers that are zero
 * @param poolSize how many numbers are drawn; at least {@link #poolSize(int, int)}
 */
public record DropoutMasks(long seed, float share, int poolSize) {

  /** The input with the pool, a row of floats. */
  public static final String POOL = "dropout.pool";

  /** The input with the places, INT64, one for each site. */
  public static final String OFFSETS = "dropout.offsets";

  /** Twice what the largest batch takes at one site, so that there is choice. */
  public static int poolSize(int mostTokens, int width) {
    return Math.multiplyExact(2, Math.multiplyExact(mostTokens, width));
  }

  /** Fills the pool. */
  public void fill(FloatBuffer pool) {
    SplittableRandom random = new SplittableRandom(seed);
    float kept = 1 / (1 - share);
    for (int i = 0; i < poolSize; i++) {
      pool.put(i, random.nextDouble() < share ? 0 : kept);
    }
  }

  /**
   * Where each site's mask begins.
   *
   * @param step counted from 0
   * @param sites of the training graph
   * @param taken how many numbers a site takes: tokens of the batch times width
   */
  public long[] offsets(long step, int sites, int taken) {
    SplittableRandom random = new SplittableRandom(seed + 0x9E3779B97F4A7C15L * (step + 1));
    long[] places = new long[sites];
    for (int i = 0; i < sites; i++) {
      places[i] = random.nextInt(poolSize - taken + 1);
    }
    return places;
  }

  /** Masks after the embeddings and in each layer after the projection and after narrowing. */
  static Dropped insert(Graph graph, Encoder encoder) {
    List<String> sites = new ArrayList<>(List.of(encoder.norm().output()));
    for (Layer layer : encoder.layers()) {
      sites.add(layer.projection().output());
      sites.add(layer.narrowing().output());
    }
    GraphBuilder builder = GraphBuilder.emptied(graph);
    builder.input(ValueInfo.of(POOL, ElementType.FLOAT, "pool"));
    builder.input(ValueInfo.of(OFFSETS, ElementType.INT64, sites.size()));
    Operators ops = builder.operators();
    Map<String, String> masked = new HashMap<>();
    for (Node node : graph.nodes()) {
      builder.node(
          node.withInputs(
              node.inputs().stream().map(input -> masked.getOrDefault(input, input)).toList()));
      int site = sites.indexOf(node.output());
      if (site >= 0) {
        masked.put(node.output(), masked(ops, node.output(), site));
      }
    }
    graph.outputs().forEach(builder::output);
    return new Dropped(builder.build(), sites.size());
  }

  private static String masked(Operators ops, String value, int site) {
    String shape = ops.shape(value);
    String taken = ops.reshape(ops.plain("Size", value), ops.row(1));
    String start = ops.gather(OFFSETS, ops.row(site), 0);
    String mask = ops.slice(POOL, start, ops.add(start, taken), ops.row(0));
    return ops.mul(value, ops.reshape(mask, shape));
  }
}
