package dev.bantam.gateway.relay;

import java.time.Instant;
import java.util.SplittableRandom;

/**
 * Makes the ids of traces: 26 characters of digits and small letters that sort by time. The first
 * ten say the millisecond, the other sixteen are random, so that several gateways can write to one
 * store. Each is larger than all that were made before it, whatever the clock says: within a
 * millisecond, and while the clock is behind what it said before, it is larger by one.
 */
public final class TraceId {

  /** Crockford's base 32: no letters that look like digits. */
  private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();

  private static final int TIME = 10;
  private static final int LENGTH = 26;

  /** What eight characters hold. */
  private static final long HALF = (1L << 40) - 1;

  private final SplittableRandom random;
  private long millisecond;
  private long high;
  private long low;

  /**
   * @param random where the second part is from; used under a lock
   */
  public TraceId(SplittableRandom random) {
    this.random = random;
  }

  /**
   * From now on all are larger than this one, as after a restart with a clock that was set back.
   *
   * @param id of a trace; what is none changes nothing
   */
  public void after(String id) {
    if (!fits(id)) {
      return;
    }
    synchronized (random) {
      if (id.compareTo(made()) > 0) {
        millisecond = read(id, 0, TIME);
        high = read(id, TIME, TIME + 8);
        low = read(id, TIME + 8, LENGTH);
      }
    }
  }

  /** The id of a call that was made at this time, or at the latest one so far. */
  public String at(Instant time) {
    long now = time.toEpochMilli();
    synchronized (random) {
      if (now <= millisecond) {
        low = (low + 1) & HALF;
        high = low == 0 ? (high + 1) & HALF : high;
        millisecond += low == 0 && high == 0 ? 1 : 0;
      } else {
        millisecond = now;
        high = random.nextLong() & HALF >> 1; // Leaves room above.
        low = random.nextLong() & HALF;
      }
      return made();
    }
  }

  /** The one that was made last. */
  private String made() {
    char[] id = new char[LENGTH];
    write(millisecond, id, 0, TIME);
    write(high, id, TIME, TIME + 8);
    write(low, id, TIME + 8, LENGTH);
    return new String(id);
  }

  /** The smallest id that a call at this time or later can have. */
  public static String first(Instant time) {
    char[] id = new char[LENGTH];
    write(time.toEpochMilli(), id, 0, TIME);
    write(0, id, TIME, LENGTH);
    return new String(id);
  }

  /** Whether a text could be an id. */
  public static boolean fits(String text) {
    return text.length() == LENGTH
        && text.chars().allMatch(c -> c < 128 && new String(DIGITS).indexOf(c) >= 0);
  }

  private static long read(String id, int from, int to) {
    long value = 0;
    for (int i = from; i < to; i++) {
      value = value << 5 | new String(DIGITS).indexOf(id.charAt(i));
    }
    return value;
  }

  private static void write(long value, char[] id, int from, int to) {
    long rest = value;
    for (int i = to - 1; i >= from; i--) {
      id[i] = DIGITS[(int) (rest & 31)];
      rest >>>= 5;
    }
  }
}
