package dev.bantam.bench;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Lines that are no calls. */
final class Garbage {

  private Garbage() {}

  /** One of several kinds, without the end of the line. */
  static byte[] line(SplittableRandom random, String call) {
    String text =
        switch (random.nextInt(7)) {
          case 0 -> call.substring(0, call.length() / 2);
          case 1 -> "2026-10-04 11:02:17 WARN  pool-3 upstream slow, 4211 ms";
          case 2 -> "{}";
          case 3 -> "{\"request\": 17, \"response\": []}";
          case 4 -> "[1, 2";
          case 5 -> "null";
          default -> "{\"request\": {\"model\": \"\uFFFF\"";
        };
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (text.endsWith("\uFFFF\"")) {
      bytes[bytes.length - 3] = (byte) 0xFE; // never occurs in UTF-8
    }
    return bytes;
  }
}
