package dev.bantam.specialist.encoder;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * Reads a text into a sentence vector of length 1: texts of like meaning get vectors that point the
 * same way. Thread-safe and shared by all tasks that were learned on it; holds native memory until
 * it is closed.
 */
public final class Encoder implements AutoCloseable {

  /** Larger models are refused. */
  static final long MAXIMUM_MODEL = (1L << 31) - (1 << 20);

  private final EncoderReference reference;
  private final TokenSource tokens;
  private final Transformer transformer;
  private final Framing framing;

  private Encoder(EncoderReference reference, TokenSource tokens, Transformer transformer) {
    this.reference = reference;
    this.tokens = tokens;
    this.transformer = transformer;
    this.framing = Framing.of(tokens, reference.settings());
  }

  /**
   * Loads an encoder.
   *
   * @param model an ONNX file
   * @param tokenizer a {@code tokenizer.json}
   * @throws EncoderException when a file is damaged, is not what the reference says, or does not
   *     fit the other; or when ONNX Runtime is not at hand
   */
  public static Encoder open(Path model, Path tokenizer, EncoderReference reference) {
    return open(model, tokens(tokenizer, reference.tokenizer()), reference);
  }

  /**
   * Loads an encoder with a tokenizer of one's own.
   *
   * @param tokens is closed with the encoder
   * @throws EncoderException as the other
   */
  public static Encoder open(Path model, TokenSource tokens, EncoderReference reference) {
    ByteBuffer bytes = HashedFile.read(model, reference.model(), MAXIMUM_MODEL);
    try {
      OnnxScan.check(bytes);
      Transformer transformer = OnnxTransformer.of(bytes);
      try {
        Encoder encoder = new Encoder(reference, tokens, transformer);
        encoder.tryHighestToken();
        return encoder;
      } catch (RuntimeException e) {
        transformer.close();
        throw e;
      }
    } catch (LinkageError e) {
      throw OnnxMissing.because(e);
    } catch (EncoderException e) {
      throw new EncoderException(model + ": " + e.getMessage(), e);
    }
  }

  /** The reference of these files, as they are now. */
  public static EncoderReference reference(Path model, Path tokenizer, EncoderSettings settings) {
    return new EncoderReference(
        HashedFile.sha256(model, MAXIMUM_MODEL),
        HashedFile.sha256(tokenizer, TokenizerFile.MAXIMUM_FILE),
        settings);
  }

  private static TokenSource tokens(Path file, String sha256) {
    ByteBuffer bytes = HashedFile.read(file, sha256, TokenizerFile.MAXIMUM_FILE);
    byte[] json = new byte[bytes.remaining()];
    bytes.get(json);
    return TokenizerFile.read(json, file.toString());
  }

  private void tryHighestToken() {
    Transformer.Pass pass = transformer.take();
    try {
      pass.begin(1, 1);
      pass.token(0, 0, tokens.size() - 1);
      pass.run();
    } catch (EncoderException e) {
      throw new EncoderException(
          "it does not fit its tokenizer of %,d tokens: %s"
              .formatted(tokens.size(), e.getMessage()),
          e);
    } finally {
      transformer.giveBack(pass);
    }
  }

  /** Which encoder this is. */
  public EncoderReference reference() {
    return reference;
  }

  /** How many numbers a sentence vector has. */
  public int dimensions() {
    return transformer.dimensions();
  }

  /** A new reader, for one thread at a time. It holds no native memory. */
  public EncoderReader reader() {
    return new EncoderReader(tokens.reader(), tokens.unknown(), transformer, framing);
  }

  /**
   * The sentence vectors of many texts, in their order, in batches of texts of nearly equal length.
   * They differ from those of single texts in their last digits.
   *
   * @param threads how many batches are under way at once
   * @param progress is told the share that is done
   */
  public float[][] vectors(List<String> texts, int threads, DoubleConsumer progress) {
    return new Batches(transformer, framing, threads, reference.settings().alone())
        .vectors(Spans.of(texts, tokens.reader(), framing), texts.size(), progress);
  }

  /**
   * The tokens of texts as they reach the transformer, special ones and the prefix included.
   *
   * @param most tokens of a text, at least 16; what lies behind is left out
   */
  public List<int[]> tokens(List<String> texts, int most) {
    int room = Math.min(most, reference.settings().longest()) - framing.width(0);
    TokenSource.Reader reader = tokens.reader();
    List<int[]> read = new ArrayList<>(texts.size());
    for (String text : texts) {
      reader.read(text, Math.max(1, room));
      read.add(framing.framed(reader));
    }
    return read;
  }

  /** One more than the highest token. */
  public int vocabulary() {
    return tokens.size();
  }

  @Override
  public void close() {
    transformer.close();
    tokens.close();
  }
}
