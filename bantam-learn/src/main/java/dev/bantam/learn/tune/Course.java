package dev.bantam.learn.tune;

/** Which texts each step learns from. The same seed gives the same course. */
interface Course {

  /** How many steps an epoch has. */
  int stepsAnEpoch();

  /**
   * The rows of a step.
   *
   * @param step counted from 0
   */
  int[] rows(long step);
}
