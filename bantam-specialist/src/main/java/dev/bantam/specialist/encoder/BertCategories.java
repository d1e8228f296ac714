package dev.bantam.specialist.encoder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.StringTokenizer;

/**
 * The sets of characters that the reference tokenizer goes by. They are those of Unicode 8, which
 * the reference's tables have, and not those of the Java platform, which change with its version:
 * the same text must have the same tokens everywhere.
 *
 * @param dropped control, format and private characters, which are left out
 * @param marks what is left out when accents are stripped
 * @param punctuation what stands as a word of its own, beside that of ASCII
 * @param whole what is not taken apart although newer versions of Unicode decompose it
 */
record BertCategories(BitSet dropped, BitSet marks, BitSet punctuation, BitSet whole) {

  private static final String RESOURCE = "bert-characters.txt";

  /** The sets, from the resource beside this class: names, each before its hexadecimal ranges. */
  static BertCategories read() {
    BitSet[] sets = {new BitSet(), new BitSet(), new BitSet(), new BitSet()};
    StringTokenizer words = new StringTokenizer(text());
    int set = -1;
    while (words.hasMoreTokens()) {
      String word = words.nextToken();
      switch (word) {
        case "dropped" -> set = 0;
        case "marks" -> set = 1;
        case "punctuation" -> set = 2;
        case "whole" -> set = 3;
        default -> add(sets[set], word);
      }
    }
    return new BertCategories(sets[0], sets[1], sets[2], sets[3]);
  }

  private static void add(BitSet set, String range) {
    int dash = range.indexOf('-');
    int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash), 16);
    int last = dash < 0 ? first : Integer.parseInt(range.substring(dash + 1), 16);
    set.set(first, last + 1);
  }

  private static String text() {
    try (InputStream in = BertCategories.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new EncoderException(RESOURCE + " is missing from Bantam's jar: take a whole one");
      }
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new EncoderException(RESOURCE + " cannot be read from Bantam's jar: " + e, e);
    }
  }

  boolean isPunctuation(int point) {
    return point < 0x80
        ? point > ' ' && point < 0x7F && !isAsciiLetterOrDigit(point)
        : punctuation.get(point);
  }

  private static boolean isAsciiLetterOrDigit(int point) {
    int lower = point | 0x20;
    return (lower >= 'a' && lower <= 'z') || (point >= '0' && point <= '9');
  }

  /** Unicode's property White_Space. */
  static boolean isSpace(int point) {
    return (point >= 9 && point <= 13)
        || point == ' '
        || point == 0x85
        || point == 0xA0
        || point == 0x1680
        || (point >= 0x2000 && point <= 0x200A)
        || point == 0x2028
        || point == 0x2029
        || point == 0x202F
        || point == 0x205F
        || point == 0x3000;
  }

  /** The blocks of ideographs that BERT's vocabularies were made with. */
  static boolean isIdeograph(int point) {
    return (point >= 0x4E00 && point <= 0x9FFF)
        || (point >= 0x3400 && point <= 0x4DBF)
        || (point >= 0x20000 && point <= 0x2A6DF)
        || (point >= 0x2A700 && point <= 0x2B73F)
        || (point >= 0x2B740 && point <= 0x2B81F)
        || (point >= 0x2B920 && point <= 0x2CEAF)
        || (point >= 0xF900 && point <= 0xFAFF)
        || (point >= 0x2F800 && point <= 0x2FA1F);
  }
}
