package dev.bantam.onnx.train;

import dev.bantam.onnx.Graph;
import dev.bantam.onnx.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A graph whose run is the forward and backward pass of one batch. It changes nothing: weights go
 * in and gradients come out, and whoever runs it updates the weights between runs, in the very
 * buffers that the next run reads.
 *
 * <p>How to run it: keep each {@link Weight}, and room for its gradient, in a direct buffer of
 * native order, wrapped once as a tensor of its shape; give the first as inputs and the second as
 * pinned outputs of every run, so that nothing is copied. Then for each batch:
 *
 * <ol>
 *   <li>If {@link #words()} is there, list the different tokens of the batch, copy their rows of
 *       the table one after the other into the input {@code words().name()} (rows by width), and
 *       write in {@code ids} each token's place in that list instead of its number. The gradient
 *       has the same rows. So neither a gradient nor an update ever has the size of the vocabulary.
 *   <li>Give the mask and segments as to the encoder, and each {@link Loss} its inputs.
 *   <li>With dropout, give the inputs of {@link DropoutMasks}.
 *   <li>Run. {@value #LOSS} is one number. If it is not finite, stop: the weights are still those
 *       of the last good step.
 *   <li>Sum gradients over several runs if wanted, limit their {@link GradientNorm norm}, and
 *       update by {@link AdamW}.
 * </ol>
 *
 * @param graph inputs: the encoder's, weights, those of losses and dropout; outputs: {@value
 *     #LOSS}, the heads' logits, gradients
 * @param weights all that is trained but the table of words
 * @param words the table of words, if it is trained
 * @param dropoutSites how many masks a run uses; 0 without dropout
 * @param origin the encoder with its heads as it was before training
 */
public record TrainingGraph(
    Graph graph, List<Weight> weights, Optional<Weight> words, int dropoutSites, Graph origin) {

  /** The output with the weighted sum of all losses. */
  public static final String LOSS = "loss";

  /** Weights that nobody can change. */
  public TrainingGraph {
    weights = List.copyOf(weights);
  }

  /**
   * The encoder with its heads and what was learned, ready to serve.
   *
   * @param trained values by the names of weights; the others stay as they were
   */
  public Graph trained(Map<String, FloatBuffer> trained) {
    SequencedMap<String, Tensor> constants = new LinkedHashMap<>(origin.initialisers());
    trained.forEach(
        (name, values) ->
            constants.computeIfPresent(
                name, (key, old) -> new Tensor(old.type(), old.shape(), copy(values))));
    return origin.withInitialisers(constants);
  }

  private static ByteBuffer copy(FloatBuffer values) {
    FloatBuffer from = values.duplicate().rewind();
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(from.remaining(), Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(from);
    return bytes;
  }
}
