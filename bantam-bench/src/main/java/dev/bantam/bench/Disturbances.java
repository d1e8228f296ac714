package dev.bantam.bench;

/**
 * What makes a file of calls harder to read.
 *
 * @param edited share of a task's calls with an edited prompt that was on trial
 * @param retried share of calls that are sent twice
 * @param garbage lines that are no calls, per call
 * @param midway whether some tasks change their prompt in the middle of the time
 */
record Disturbances(double edited, double retried, double garbage, boolean midway) {

  /** Nothing of this. */
  static final Disturbances NONE = new Disturbances(0, 0, 0, false);

  /** Two, five and one per cent, and changes midway. */
  static final Disturbances USUAL = new Disturbances(0.02, 0.05, 0.01, true);

  Disturbances withEdited(double share) {
    return new Disturbances(share, retried, garbage, midway);
  }

  Disturbances withRetried(double share) {
    return new Disturbances(edited, share, garbage, midway);
  }

  Disturbances withGarbage(double share) {
    return new Disturbances(edited, retried, share, midway);
  }

  Disturbances withChangesMidway() {
    return new Disturbances(edited, retried, garbage, true);
  }
}
