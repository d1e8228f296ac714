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

  private static final int MOST_MARKS = 30;

  private int[] values = new int[256];
  private int length;

  /** Replaces the content by this text. */
  void read(String text) {
    if (!fill(text)) {
      fill(Normalizer.normalize(withoutPiledMarks(text), Normalizer.Form.NFKC));
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
    int size = Math.min(source.length(), MAXIMUM_LENGTH);
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

  /**
   * The beginning that is read, without the marks that no script piles on one character: sorting
   * them takes normalisation a time that grows with their square. The limit is that of the
   * stream-safe text format (Unicode Standard Annex 15).
   */
  private static String withoutPiledMarks(String text) {
    StringBuilder kept = new StringBuilder();
    int size = Math.min(text.length(), MAXIMUM_LENGTH);
    int marks = 0;
    for (int i = 0; i < size; ) {
      int value = text.codePointAt(i);
      i += Character.charCount(value);
      marks = isMark(value) ? marks + 1 : 0;
      if (marks <= MOST_MARKS) {
        kept.appendCodePoint(value);
      }
    }
    return kept.toString();
  }

  private static boolean isMark(int value) {
    int type = Character.getType(value);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
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
        boolean jamo = value >= 0x1160 && value <= 0x11FF;
        if (!isMark(value) && !jamo) {
          one[0] = (char) value;
          boolean surrogate = Character.isSurrogate(one[0]);
          if (surrogate || Normalizer.isNormalized(new String(one), Normalizer.Form.NFKC)) {
            inert.set(value);
          }
        }
      }
      return inert;
    }
  }
}
