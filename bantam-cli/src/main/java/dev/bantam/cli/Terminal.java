package dev.bantam.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where a command reads and writes, and what can be shown there.
 *
 * @param in what is piped in
 * @param out results, to be flushed
 * @param err messages and progress
 * @param interactive whether a person is watching: only then there is progress
 * @param colours whether colours may be used
 * @param columns how many characters fit on a line
 * @param command how the user called this program
 */
record Terminal(
    InputStream in,
    PrintWriter out,
    PrintWriter err,
    boolean interactive,
    boolean colours,
    int columns,
    String command) {

  private static final int USUAL_COLUMNS = 80;
  private static final Pattern STEERING =
      Pattern.compile("[\\p{Cc}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

  /** The process's own streams; the launcher says by properties what it found out about them. */
  static Terminal ofProcess(ProcessOutput output) {
    int columns = Integer.getInteger("bantam.columns", 0);
    boolean interactive = columns > 0;
    Map<String, String> environment = System.getenv();
    boolean colours =
        interactive
            && environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !environment.getOrDefault("TERM", "").equals("dumb");
    return new Terminal(
        System.in,
        writer(output, false),
        writer(new FileOutputStream(FileDescriptor.err), true),
        interactive,
        colours,
        interactive ? columns : USUAL_COLUMNS,
        System.getProperty("bantam.command", "bantam"));
  }

  private static PrintWriter writer(OutputStream stream, boolean flushLines) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), flushLines);
  }

  void error(String message) {
    out.flush();
    err.println(coloured("31", "bantam: ") + message);
  }

  /** Text from elsewhere, with what would steer a terminal or turn its lines shown as "?". */
  static String harmless(String text) {
    return STEERING.matcher(text).replaceAll("?");
  }

  /** A heading or the like. */
  String bold(String text) {
    return coloured("1", text);
  }

  /** Good news. */
  String green(String text) {
    return coloured("32", text);
  }

  /** A warning. */
  String yellow(String text) {
    return coloured("33", text);
  }

  /** Of less interest. */
  String dim(String text) {
    return coloured("2", text);
  }

  private String coloured(String code, String text) {
    return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
