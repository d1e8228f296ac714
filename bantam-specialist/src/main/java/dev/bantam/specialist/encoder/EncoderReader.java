package dev.bantam.specialist.encoder;

import java.nio.FloatBuffer;
import java.util.Arrays;

/** Reads one text after the other with buffers of its own. Not thread-safe. */
public final class EncoderReader {

  private final TokenSource.Reader reader;
  private final int unknown;
  private final Transformer transformer;
  private final Framing framing;
  private final SentenceVector sentence;
  private boolean cut;

  EncoderReader(TokenSource.Reader reader, int unknown, Transformer transformer, Framing framing) {
    this.reader = reader;
    this.unknown = unknown;
    this.transformer = transformer;
    this.framing = framing;
    this.sentence = new SentenceVector(framing.pooling(), transformer.dimensions());
  }

  /**
   * Overwrites the vector with the text's: of length 1, the mean over its windows where it is long.
   *
   * @param vector as long as the encoder has dimensions
   * @return false when the text has no word that the tokenizer knows
   * @throws EncoderException when the encoder is closed or the model fails
   */
  public boolean read(String text, float[] vector) {
    Windows windows = framing.windows();
    cut = !reader.read(text, windows.most());
    Arrays.fill(vector, 0);
    int count = windows.count(reader.tokens());
    Transformer.Pass pass = transformer.take();
    try {
      for (int window = 0; window < count; window++) {
        add(pass, windows.start(window, reader.tokens()), vector);
      }
    } finally {
      transformer.giveBack(pass);
    }
    if (count > 1) {
      SentenceVector.normalise(vector);
    }
    return known();
  }

  /** How many tokens the last text has, without the special ones. */
  public int tokens() {
    return reader.tokens();
  }

  /** Whether the last text was so long that its end was not read. */
  public boolean cut() {
    return cut;
  }

  private void add(Transformer.Pass pass, int start, float[] vector) {
    int length = Math.min(framing.windows().width(), reader.tokens() - start);
    int width = framing.width(length);
    pass.begin(1, width);
    framing.frame(pass, 0, length);
    for (int i = 0; i < length; i++) {
      pass.token(0, framing.before().length + i, reader.token(start + i));
    }
    FloatBuffer hidden = pass.run();
    sentence.add(hidden, 0, width, vector);
  }

  private boolean known() {
    for (int i = 0; i < reader.tokens(); i++) {
      if (reader.token(i) != unknown) {
        return true;
      }
    }
    return false;
  }
}
