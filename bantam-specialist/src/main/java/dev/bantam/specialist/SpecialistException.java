package dev.bantam.specialist;

import java.util.regex.Pattern;

/**
 * A specialist folder cannot be used: it is missing, damaged, hostile or from a newer version. The
 * message says which file and what to do; trying again without changing the folder is useless. What
 * it quotes of the folder is shortened, and freed of characters that steer a terminal.
 */
public final class SpecialistException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private static final Pattern STEERING = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}]");
  private static final int LONGEST = 900;

  /** A problem whose message stands alone. */
  public SpecialistException(String message) {
    super(printable(message));
  }

  /** A problem that another error caused. */
  public SpecialistException(String message, Throwable cause) {
    super(printable(message), cause);
  }

  private static String printable(String message) {
    String shown = message;
    if (message.length() > LONGEST) {
      int half = LONGEST / 2;
      shown = message.substring(0, half) + "..." + message.substring(message.length() - half);
    }
    return STEERING.matcher(shown).replaceAll("?");
  }
}
