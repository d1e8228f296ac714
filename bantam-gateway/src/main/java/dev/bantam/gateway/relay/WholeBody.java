package dev.bantam.gateway.relay;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads a body to its end, or to a limit. */
final class WholeBody {

  private static final int USUAL = 4 << 10;

  private WholeBody() {}

  /**
   * The bytes.
   *
   * @param headers in which the length may stand
   * @param most no more are read
   */
  static byte[] read(InputStream in, Map<String, List<String>> headers, int most)
      throws IOException {
    byte[] bytes = new byte[Math.min(most, expected(headers))];
    int length = 0;
    while (true) {
      if (length == bytes.length) {
        if (length == most) {
          return bytes;
        }
        // Mostly this is the end, and the array is the body.
        int next = in.read();
        if (next < 0) {
          return bytes;
        }
        bytes = Arrays.copyOf(bytes, (int) Math.min(most, Math.max(USUAL, 2L * length)));
        bytes[length++] = (byte) next;
      } else {
        int n = in.read(bytes, length, bytes.length - length);
        if (n < 0) {
          return Arrays.copyOf(bytes, length);
        }
        length += n;
      }
    }
  }

  private static int expected(Map<String, List<String>> headers) {
    String length = Bodies.first(headers, "content-length");
    boolean small = !length.isEmpty() && length.length() < 8;
    for (int i = 0; i < length.length() && small; i++) {
      small = length.charAt(i) >= '0' && length.charAt(i) <= '9';
    }
    return small ? Integer.parseInt(length) : USUAL;
  }
}
