package dev.bantam.observe.log;

/**
 * A line that was skipped.
 *
 * @param name the log's name, such as a file's
 * @param line its number, from 1
 * @param reason why, for people
 */
public record BadLine(String name, long line, String reason) {
  /** The name and the line, as traces have it. */
  String origin() {
    return name + ":" + line;
  }

  @Override
  public String toString() {
    return "%s, line %d: %s".formatted(name, line, reason);
  }
}
