package dev.bantam.specialist;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.BitSet;

/**
 * A text as the lexical rung reads it: lower-case code points in Unicode normalisation form NFKC,
 * each followed where it matters by its class (word character, white space, other). Reused from one
 * text to the next, so reading plain text allocates nothing; not thread-safe.
 */
final class CodePoints {

  /** What lies beyond is not read; a text that long says by its beginning what it is about. */
  static final int MAXIMUM_LENGTH = 1 << 16;

  private int[] values = new int[256];
  private int length;

  /** Replaces the content by this text. */
  void read(String text) {
    String source = text;
    if (text.length() > MAXIMUM_LENGTH) {
      source = text.substring(0, MAXIMUM_LENGTH);
    }
    if (!fill(source)) {
      fill(Normalizer.normalize(source, Normalizer.Form.NFKC));
    }
  }

  int length() {
    return length;
  }

  int at(int index) {
    return values[index];
  }

  int[] values() {
    return values;
  }

  /** Stops with false at the first character that normalisation might change. */
  private boolean fill(String source) {
    int size = source.length();
    if (values.length < size + 2) {
      values = Arrays.copyOf(values, Math.max(size + 2, values.length * 2));
    }
    boolean plain = true;
    int count = 0;
    for (int i = 0; i < size; i++) {
      int value = source.charAt(i);
      if (value < 0x80) {
        values[count++] = value >= 'A' && value <= 'Z' ? value + 32 : value;
        continue;
      }
      if (Character.isHighSurrogate((char) value) && i + 1 < size) {
        int pair = source.codePointAt(i);
        if (pair > 0xFFFF) {
          value = pair;
          i++;
        }
      }
      plain &= Inert.contains(value);
      values[count++] = Character.toLowerCase(value);
    }
    length = count;
    return plain;
  }

  /** The characters that NFKC leaves alone whatever stands beside them; built on first need. */
  private static final class Inert {
    private static final BitSet BASIC = basic();

    static boolean contains(int value) {
      if (value > 0xFFFF) {
        boolean ideograph = value >= 0x20000 && value < 0x2F800;
        boolean pictograph = value >= 0x1F300 && value < 0x1FB00;
        return ideograph || pictograph;
      }
      return BASIC.get(value);
    }

    private static BitSet basic() {
      BitSet inert = new BitSet(1 << 16);
      char[] one = new char[1];
      for (int value = 0x80; value <= 0xFFFF; value++) {
        int type = Character.getType(value);
        boolean mark =
            type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
        boolean jamo = value >= 0x1160 && value <= 0x11FF;
        if (!mark && !jamo) {
          one[0] = (char) value;
          boolean surrogate = type == Character.SURROGATE;
          if (surrogate || Normalizer.isNormalized(new String(one), Normalizer.Form.NFKC)) {
            inert.set(value);
          }
        }
      }
      return inert;
    }
  }
}
