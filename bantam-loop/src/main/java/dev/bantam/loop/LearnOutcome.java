package dev.bantam.loop;

/** What came of learning. */
public sealed interface LearnOutcome {

  /**
   * A specialist is frozen in its folder.
   *
   * @param rows how many later calls certify it
   */
  record Froze(int rows) implements LearnOutcome {}

  /**
   * There is none that could be certified.
   *
   * @param reason why, in a sentence
   */
  record Failed(String reason) implements LearnOutcome {}

  /** The learner was ended from outside: the same job has to be done again. */
  record Ended() implements LearnOutcome {}
}
