package dev.bantam.cli;

import java.util.Locale;

/** Numbers of bytes in words. */
final class Sizes {

  private Sizes() {}

  static String bytes(long bytes) {
    if (bytes < 1_000_000) {
      return String.format(Locale.ROOT, "%.0f kB", Math.ceil(bytes / 1e3));
    }
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
