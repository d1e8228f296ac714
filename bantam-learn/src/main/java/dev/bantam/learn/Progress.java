package dev.bantam.learn;

/** Is told what is being done and how far it is. */
@FunctionalInterface
public interface Progress {

  /** Says nothing. */
  Progress SILENT = (step, share) -> {};

  /**
   * @param step what is being done, a few words
   * @param share how much of it is done, from 0 to 1
   */
  void at(String step, double share);

  /**
   * Something that whoever waits should know and would not guess.
   *
   * @param sentence without a full stop
   */
  default void note(String sentence) {
    // Most are not interested.
  }
}
