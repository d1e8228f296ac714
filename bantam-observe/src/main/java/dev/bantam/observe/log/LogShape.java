package dev.bantam.observe.log;

import dev.bantam.observe.wire.WireException;
import dev.bantam.observe.wire.WireJson;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Tells documents of JSON over many lines from lines: a document begins with an array, or with an
 * object that does not end where its first line does, or whose long first line has a list of calls.
 */
final class LogShape {

  private static final int PEEK = 1 << 16;
  private static final Pattern LIST =
      Pattern.compile("\"(?:data|observations|resourceSpans|resourceLogs)\"\\s*:\\s*\\[");

  private static final Pattern ARRAY = Pattern.compile("\\[\\s*[\\[{\\]]");

  /** What no indented document has: an object that begins and ends with its line. */
  private static final Pattern WHOLE_LINE = Pattern.compile("(?m)^\\{.+\\}\\s*$");

  private LogShape() {}

  static boolean isDocument(BufferedInputStream in) throws IOException {
    String text = new String(LogBytes.peek(in, PEEK), StandardCharsets.UTF_8).stripLeading();
    if (text.startsWith("[")) {
      return ARRAY.matcher(text).lookingAt();
    }
    if (!text.startsWith("{")) {
      return false;
    }
    int end = text.indexOf('\n');
    if (end < 0) {
      boolean cut = text.length() > 1_000;
      return cut && LIST.matcher(text.substring(0, 1_000)).find();
    }
    String first = text.substring(0, end).strip();
    return first.equals("{") || (isCut(first) && !WHOLE_LINE.matcher(text).find(end));
  }

  private static boolean isCut(String line) {
    try {
      WireJson.read(line);
      return false;
    } catch (WireException e) {
      return String.valueOf(e.getMessage()).contains("ends in the middle");
    }
  }
}
