package dev.bantam.learn.tune;

import dev.bantam.learn.encoder.BaseModelFiles;
import dev.bantam.learn.encoder.KeptTokens;
import dev.bantam.onnx.Graph;
import dev.bantam.onnx.OnnxReader;
import dev.bantam.onnx.encoder.Encoder;
import dev.bantam.onnx.encoder.WeightNames;
import dev.bantam.onnx.pass.Pooling;
import dev.bantam.onnx.rewrite.Canonical;
import dev.bantam.specialist.encoder.EncoderSettings;
import java.util.List;

/**
 * A base model as training begins with it, and texts as it reads them.
 *
 * @param name of the base model
 * @param settings how it is used
 * @param graph in its canonical spelling, without heads, its vocabulary trimmed
 * @param tokens which of its tokens are left
 * @param texts the tokens of each text, by their new numbers
 * @param width how many numbers a vector has
 */
public record StartingModel(
    String name,
    EncoderSettings settings,
    Graph graph,
    KeptTokens tokens,
    List<int[]> texts,
    int width) {

  /** Of a vocabulary so many tokens are kept for every task, and all that its texts use. */
  public static final int VOCABULARY = 10_000;

  /** Texts that nobody can change. */
  public StartingModel {
    texts = List.copyOf(texts);
  }

  /**
   * Reads a base model.
   *
   * @param reader the same model, opened: its tokenizer reads the texts
   * @param texts to learn from
   * @param longest tokens of a text that are read
   * @param vocabulary how many tokens to keep at most
   * @throws dev.bantam.onnx.OnnxException when it is no encoder of a known structure
   */
  public static StartingModel of(
      BaseModelFiles base,
      dev.bantam.specialist.encoder.Encoder reader,
      List<String> texts,
      int longest,
      int vocabulary) {
    Graph whole = WeightNames.rename(new Canonical().apply(new OnnxReader().read(base.model())));
    List<int[]> read = reader.tokens(texts, longest);
    KeptTokens kept = KeptTokens.of(base.tokenizer(), reader.vocabulary(), read, vocabulary);
    return new StartingModel(
        base.name(),
        base.reference().settings(),
        kept.trim().apply(whole),
        kept,
        kept.renumbered(read),
        Encoder.of(whole).width());
  }

  /** How many layers it has. */
  public int layers() {
    return Encoder.of(graph).layers().size();
  }

  /** How the vectors of tokens become one. */
  Pooling pooling() {
    return switch (settings.pooling()) {
      case MEAN -> Pooling.MEAN;
      case FIRST -> Pooling.FIRST;
    };
  }
}
