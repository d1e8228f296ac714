package dev.bantam.onnx.pass;

import dev.bantam.onnx.Graph;
import dev.bantam.onnx.OnnxException;
import dev.bantam.onnx.Tensor;
import dev.bantam.onnx.encoder.Encoder;
import dev.bantam.onnx.rewrite.Pass;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * An encoder that knows only some tokens. The token that was numbered {@code kept[i]} has the
 * number {@code i} afterwards; all others must be replaced, by the unknown token say, before they
 * reach the graph.
 */
public final class TrimVocabulary implements Pass {

  private final int[] kept;

  /**
   * Keeps those tokens, in the order of their old numbers.
   *
   * @param tokens old numbers, at least one; repeats count once
   */
  public TrimVocabulary(int... tokens) {
    kept = Arrays.stream(tokens).sorted().distinct().toArray();
    if (kept.length == 0) {
      throw new OnnxException("a vocabulary needs at least one token");
    }
  }

  /** The old number of each token by its new one. */
  public int[] kept() {
    return kept.clone();
  }

  /** The new number of a token, or -1 if it is not kept. */
  public int newNumber(int oldNumber) {
    return Math.max(-1, Arrays.binarySearch(kept, oldNumber));
  }

  @Override
  public Graph apply(Graph graph) {
    String name = Encoder.of(graph).words().table();
    Tensor table = graph.weight(name);
    long rows = table.shape().getFirst();
    if (kept[0] < 0 || kept[kept.length - 1] >= rows) {
      throw new OnnxException(
          "tokens %d to %d are not all among the %,d of the table"
              .formatted(kept[0], kept[kept.length - 1], rows));
    }
    long width = table.shape().getLast();
    int bytes = Math.toIntExact(width * table.type().bytes());
    ByteBuffer data = ByteBuffer.allocate(Math.multiplyExact(kept.length, bytes));
    for (int i = 0; i < kept.length; i++) {
      data.put(i * bytes, table.data(), kept[i] * bytes, bytes);
    }
    Tensor trimmed = new Tensor(table.type(), List.of((long) kept.length, width), data);
    SequencedMap<String, Tensor> constants = new LinkedHashMap<>(graph.initialisers());
    constants.put(name, trimmed);
    return graph.withInitialisers(constants);
  }
}
