package dev.bantam.economy;

import java.util.regex.Pattern;

/** Text from outside, made fit for a message: short, and free of what steers a terminal. */
final class Printable {

  private static final Pattern STEERING = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");
  private static final int LONGEST = 80;

  private Printable() {}

  static String text(String raw) {
    String shown = raw.length() <= LONGEST ? raw : raw.substring(0, LONGEST - 3) + "...";
    return STEERING.matcher(shown).replaceAll("?");
  }
}
