package dev.bantam.learn.data;

/** Prints 128 bits as 22 characters of the URL-safe base-64 alphabet. */
final class CompactId {

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private CompactId() {}

  static String of(long first, long second) {
    char[] digits = new char[22];
    write(first, digits, 0);
    write(second, digits, 11);
    return new String(digits);
  }

  private static void write(long value, char[] digits, int from) {
    for (int i = 0; i < 11; i++) {
      digits[from + i] = ALPHABET.charAt((int) (value >>> (6 * i)) & 63);
    }
  }
}
