package dev.bantam.onnx.encoder;

import dev.bantam.onnx.Graph;
import dev.bantam.onnx.OnnxException;
import java.util.List;
import java.util.Optional;

/**
 * A BERT-like encoder recognised in a graph by how its nodes hang together, not by their names.
 *
 * @param ids the input of token numbers, texts by tokens
 * @param mask the input that is 1 for tokens and 0 for padding
 * @param types the input of segment numbers, if there is one
 * @param words the table of tokens
 * @param positions the table of positions, if there is one
 * @param segments the table of segments, if there is one
 * @param norm after the sum of the embeddings
 * @param layers from the first to the last
 * @param width of the hidden states
 * @param heads of each attention
 */
public record Encoder(
    String ids,
    String mask,
    Optional<String> types,
    Embedding words,
    Optional<Embedding> positions,
    Optional<Embedding> segments,
    Norm norm,
    List<Layer> layers,
    int width,
    int heads) {

  /** Layers that nobody can change. */
  public Encoder {
    layers = List.copyOf(layers);
  }

  /**
   * The encoder in a graph in its canonical spelling.
   *
   * @throws OnnxException when there is none, with what is missing
   */
  public static Encoder of(Graph graph) {
    return new EncoderFinder(graph).find();
  }

  /** The hidden states that the last layer gives. */
  public String hidden() {
    return layers.isEmpty() ? norm.output() : layers.getLast().output();
  }

  /** How long a vector each head works on. */
  public int headWidth() {
    return width / heads;
  }
}
