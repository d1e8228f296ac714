package dev.bantam.learn.report;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of a text, in lower case and normalisation form NFKC: those that the lexical rung
 * hashes (see {@link dev.bantam.specialist.Ngrams}, which keeps no words).
 */
final class WordSplit {

  /** What lies beyond is not read by the rung either. */
  private static final int MAXIMUM_LENGTH = 1 << 16;

  private WordSplit() {}

  static List<String> of(String text) {
    String source = text.length() > MAXIMUM_LENGTH ? text.substring(0, MAXIMUM_LENGTH) : text;
    String normal = Normalizer.normalize(source, Normalizer.Form.NFKC);
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    normal
        .codePoints()
        .map(Character::toLowerCase)
        .forEach(
            point -> {
              if (isWord(point)) {
                word.appendCodePoint(point);
              } else {
                end(word, words);
              }
            });
    end(word, words);
    return words;
  }

  private static void end(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  private static boolean isWord(int point) {
    int type = Character.getType(point);
    return point == '_'
        || Character.isLetterOrDigit(point)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }
}
