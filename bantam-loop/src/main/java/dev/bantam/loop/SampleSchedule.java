package dev.bantam.loop;

/**
 * The share of a task's calls that is sampled while a specialist serves it: fixed in advance, a
 * function of how many calls there were and of nothing else about them.
 *
 * @param start right after a specialist was promoted
 * @param floor what it falls to
 * @param halfLife after how many calls of the task it is half way down
 */
public record SampleSchedule(double start, double floor, long halfLife) {

  /** Fewer audits would notice too late. */
  public static final double LEAST = 0.02;

  /**
   * @throws IllegalArgumentException if the shares are not from 0.02 to 1, rise, or the half-life
   *     is not positive
   */
  public SampleSchedule {
    if (!(floor >= LEAST && start >= floor && start <= 1 && halfLife > 0)) {
      throw new IllegalArgumentException(
          "a share falls from at most 1 to at least %s, and does so in some calls: not from %s to %s in %s"
              .formatted(LEAST, start, floor, halfLife));
    }
  }

  /** A share that stays. */
  public static SampleSchedule always(double share) {
    return new SampleSchedule(share, share, 1);
  }

  /** The share after so many calls. */
  public double after(long calls) {
    return floor + (start - floor) * Math.pow(2, -(double) calls / halfLife);
  }
}
