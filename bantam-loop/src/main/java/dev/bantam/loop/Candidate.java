package dev.bantam.loop;

/**
 * A specialist on its way to being promoted, which another one may serve beside.
 *
 * @param specialist its number among the task's specialists, from 1
 * @param stage learning, shadow or ready
 * @param after the id of the last call that it may have seen: only sampled calls with larger ids
 *     certify it; empty while it is learned
 * @param rows how many of those certify it; 0 while it is learned
 */
public record Candidate(int specialist, Stage stage, String after, int rows) {

  /** How far it has come. */
  public enum Stage {
    /** It is being learned. */
    LEARNING,
    /** It is frozen and waits for calls to be certified on. */
    SHADOW,
    /** It is certified and waits to be promoted. */
    READY
  }
}
