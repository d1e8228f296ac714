package dev.bantam.gateway.relay;

import dev.bantam.gateway.http.ReplyStream;
import java.util.Arrays;

/**
 * Passes a stream of events on as it comes, but for a line that is not whole yet: so an error can
 * be said between two lines at any time.
 */
final class EventLines {

  /** A line that is longer than this is passed on in parts. */
  private static final int MOST = 1 << 20;

  private final ReplyStream out;
  private byte[] held = new byte[0];

  EventLines(ReplyStream out) {
    this.out = out;
  }

  void pass(byte[] bytes, int length) {
    int end = length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    if (end == 0 && held.length + length <= MOST) {
      hold(bytes, 0, length);
      return;
    }
    if (end == 0) {
      end = length;
    }
    if (held.length == 0) {
      out.write(bytes, 0, end);
    } else {
      hold(bytes, 0, end);
      rest();
    }
    hold(bytes, end, length);
  }

  /** Passes on what was held back. */
  void rest() {
    if (held.length > 0) {
      out.write(held, 0, held.length);
      held = new byte[0];
    }
  }

  /** Says an error after the last whole line. */
  void error(byte[] event) {
    held = new byte[0];
    byte[] separated = new byte[event.length + 1];
    separated[0] = '\n';
    System.arraycopy(event, 0, separated, 1, event.length);
    out.write(separated, 0, separated.length);
  }

  private void hold(byte[] bytes, int from, int to) {
    if (to > from) {
      byte[] more = Arrays.copyOf(held, held.length + to - from);
      System.arraycopy(bytes, from, more, held.length, to - from);
      held = more;
    }
  }
}
