package dev.bantam.learn;

/**
 * A ladder that was tried on tune.
 *
 * @param ladder frozen on the disk when it was tried
 * @param verdicts what its last rung answered to every row
 */
record Candidate(LearnedLadder ladder, Verdicts verdicts) {

  /** Whether this one is clearly better. */
  boolean paysOver(Candidate other) {
    return verdicts.paysOver(other.verdicts);
  }

  /** The share of tune's rows that it answers as the reference does; 0 without rows. */
  double accuracy() {
    return verdicts.size() == 0 ? 0 : verdicts.accuracy();
  }
}
