package dev.bantam.specialist.encoder;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What stands around every text, and how long texts are cut.
 *
 * @param before special tokens and the prefix's tokens
 * @param after special tokens
 * @param windows over the text's own tokens
 * @param pooling how tokens become one vector
 */
record Framing(int[] before, int[] after, Windows windows, Pooling pooling) {

  static Framing of(TokenSource tokens, EncoderSettings settings) {
    TokenSource.Reader reader = tokens.reader();
    reader.read(settings.prefix(), settings.longest());
    int[] before =
        IntStream.concat(
                IntStream.of(tokens.before()),
                IntStream.range(0, reader.tokens()).map(reader::token))
            .toArray();
    int room = settings.longest() - before.length - tokens.after().length;
    if (room < 1) {
      throw new EncoderException("its prefix leaves no room for a text");
    }
    return new Framing(before, tokens.after(), Windows.of(room), settings.pooling());
  }

  /** How many tokens a row has around so many of a text. */
  int width(int tokens) {
    return before.length + tokens + after.length;
  }

  /** The tokens of a text that was read, with what stands around. */
  int[] framed(TokenSource.Reader reader) {
    int[] all = Arrays.copyOf(before, width(reader.tokens()));
    for (int i = 0; i < reader.tokens(); i++) {
      all[before.length + i] = reader.token(i);
    }
    System.arraycopy(after, 0, all, before.length + reader.tokens(), after.length);
    return all;
  }

  /** Writes what stands around a text of that many tokens. */
  void frame(Transformer.Pass pass, int row, int tokens) {
    for (int i = 0; i < before.length; i++) {
      pass.token(row, i, before[i]);
    }
    for (int i = 0; i < after.length; i++) {
      pass.token(row, before.length + tokens + i, after[i]);
    }
  }
}
