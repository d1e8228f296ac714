package dev.bantam.assess;

/**
 * Where a call was read.
 *
 * @param file the file's name
 * @param line from 1; 0 when it is not known
 */
public record Origin(String file, long line) {

  /** Out of a file's name and, after the last colon, a line. */
  public static Origin of(String origin) {
    int colon = origin.lastIndexOf(':');
    String digits = origin.substring(colon + 1);
    boolean number =
        colon >= 0
            && !digits.isEmpty()
            && digits.length() <= 18
            && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    return number
        ? new Origin(origin.substring(0, colon), Long.parseLong(digits))
        : new Origin(origin, 0);
  }

  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line;
  }
}
