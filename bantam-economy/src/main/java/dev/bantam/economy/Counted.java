package dev.bantam.economy;

import java.util.Locale;

/** Counts in words. */
final class Counted {

  private Counted() {}

  static String calls(long count) {
    return of(count, "call", "calls");
  }

  static String of(long count, String one, String many) {
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
  }
}
