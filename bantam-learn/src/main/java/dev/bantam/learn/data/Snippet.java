package dev.bantam.learn.data;

import java.util.List;
import java.util.stream.Collectors;

/** How values and names are shown in messages: short, on one line, in quotation marks. */
final class Snippet {

  /** The most characters of a text that are shown anywhere. */
  static final int LENGTH = 80;

  private Snippet() {}

  /** The text's beginning. */
  static String of(String text) {
    return of(text, LENGTH);
  }

  /** The text's first so many characters. */
  static String of(String text, int length) {
    StringBuilder shown = new StringBuilder("\"");
    text.codePoints()
        .limit(length)
        .map(point -> Character.isISOControl(point) ? ' ' : point)
        .forEach(shown::appendCodePoint);
    if (text.codePointCount(0, text.length()) > length) {
      shown.append("...");
    }
    return shown.append('"').toString();
  }

  /** Names one after the other, the first twenty of them. */
  static String list(List<String> names) {
    String first =
        names.stream().limit(20).map(name -> of(name, 40)).collect(Collectors.joining(", "));
    return names.size() > 20 ? first + " and %,d more".formatted(names.size() - 20) : first;
  }
}
