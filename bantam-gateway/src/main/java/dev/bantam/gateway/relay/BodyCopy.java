package dev.bantam.gateway.relay;

import java.util.Arrays;

/** The first bytes of a body that goes by, up to a limit, and how many there were. */
final class BodyCopy {

  private final int most;
  private byte[] bytes = new byte[0];
  private int kept;
  private long total;

  BodyCopy(int most) {
    this.most = most;
  }

  /** Of a body that is there already, which is kept as it is if it is not too large. */
  static BodyCopy of(byte[] whole, int most) {
    BodyCopy copy = new BodyCopy(most);
    if (whole.length <= most) {
      copy.bytes = whole;
      copy.kept = whole.length;
      copy.total = whole.length;
    } else {
      copy.add(whole, whole.length);
    }
    return copy;
  }

  void add(byte[] some, int length) {
    total += length;
    int more = Math.min(length, most - kept);
    if (more <= 0) {
      return;
    }
    if (kept + more > bytes.length) {
      bytes =
          Arrays.copyOf(
              bytes, (int) Math.min(most, Math.max(2L * bytes.length, kept + (long) more)));
    }
    System.arraycopy(some, 0, bytes, kept, more);
    kept += more;
  }

  byte[] bytes() {
    return kept == bytes.length ? bytes : Arrays.copyOf(bytes, kept);
  }

  long total() {
    return total;
  }
}
