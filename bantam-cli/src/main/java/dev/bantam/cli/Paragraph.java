package dev.bantam.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Breaks text into lines. */
final class Paragraph {

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** A share and its sign stay on one line. */
  private static final String TOGETHER = "\u00a0%";

  private Paragraph() {}

  /** The text in lines of at most so many characters, broken at blanks where there are any. */
  static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : BLANKS.split(text.strip().replace(" %", TOGETHER), -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString().replace(TOGETHER, " %"));
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString().replace(TOGETHER, " %"));
    return lines;
  }
}
