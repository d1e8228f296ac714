package dev.bantam.gateway.config;

/**
 * The share of a task's calls that are sampled, a schedule fixed in advance.
 *
 * @param start right after the first promotion
 * @param floor what it falls to
 * @param halfLife after how many calls of the task it is half way down
 */
public record SampleConfig(double start, double floor, long halfLife) {

  /** A share that stays. */
  public static SampleConfig always(double share) {
    return new SampleConfig(share, share, 1);
  }
}
