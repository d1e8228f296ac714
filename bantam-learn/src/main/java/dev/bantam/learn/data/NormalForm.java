package dev.bantam.learn.data;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text in the form under which two texts count as the same: Unicode normalisation form NFKC,
 * lower case, each run of anything but letters, digits and marks one blank, none at either end.
 * Where nothing is left (a row of emoji), the stripped text itself. Reused from one text to the
 * next; not thread-safe.
 */
final class NormalForm {

  private int[] points = new int[256];
  private int length;

  /** Replaces the content by this text's normal form. */
  void read(String text) {
    fill(plain(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC));
    if (length == 0) {
      String stripped = text.strip();
      reserve(stripped.length());
      stripped.codePoints().forEach(point -> points[length++] = point);
    }
  }

  /** Its code points, valid up to {@link #length()} and until the next text. */
  int[] points() {
    return points;
  }

  int length() {
    return length;
  }

  /** A 64-bit hash of the whole form. */
  long hash() {
    long hash = length;
    for (int i = 0; i < length; i++) {
      hash = (hash ^ points[i]) * 0x9fb21c651e98df25L;
      hash ^= hash >>> 29;
    }
    return ContentHash.finish(hash);
  }

  private void fill(String text) {
    reserve(text.length());
    length = 0;
    boolean gap = false;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (!isWord(point)) {
        gap = length > 0;
        continue;
      }
      if (gap) {
        points[length++] = ' ';
        gap = false;
      }
      points[length++] = lower(point);
    }
  }

  private void reserve(int size) {
    if (points.length < size) {
      points = Arrays.copyOf(points, Growth.of(size));
    }
    length = 0;
  }

  private static int lower(int point) {
    if (point < 0x80) {
      return point >= 'A' && point <= 'Z' ? point + 32 : point;
    }
    return Character.toLowerCase(point);
  }

  private static boolean isWord(int point) {
    if (point < 0x80) {
      return (point >= 'a' && point <= 'z')
          || (point >= 'A' && point <= 'Z')
          || (point >= '0' && point <= '9');
    }
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> Character.isLetterOrDigit(point);
    };
  }

  /**
   * True when NFKC would change nothing that matters here: ASCII, accented Latin letters, and
   * quotation marks, dashes and signs that stay signs. Loading the tables of NFKC takes longer than
   * reading thousands of rows.
   */
  private static boolean plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char next = text.charAt(i);
      boolean letter = next >= 0xC0 && next <= 0x131;
      boolean sign = next >= 0x2018 && next <= 0x2027;
      boolean currency = next == 0xA3 || next == 0x20AC;
      if (next >= 0x80 && !letter && !sign && !currency) {
        return false;
      }
    }
    return true;
  }
}
