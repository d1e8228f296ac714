package dev.bantam.loop;

import java.time.Instant;

/** Something that changes the life of a task. */
public sealed interface LifeEvent {

  /** There are enough labelled calls: a specialist is learned. */
  record Began() implements LifeEvent {}

  /**
   * The specialist is frozen.
   *
   * @param after the id of the last call that it may have seen
   * @param rows how many later sampled calls certify it
   */
  record Froze(String after, int rows) implements LifeEvent {}

  /**
   * Nothing could be learned that might be certified.
   *
   * @param reason why, in a sentence
   * @param learnAt from how many labelled calls on it is tried again
   */
  record Failed(String reason, int learnAt) implements LifeEvent {}

  /**
   * The later calls certified it.
   *
   * @param automatic whether it serves at once
   * @param learnAt from how many labelled calls on a better one is learned
   */
  record Certified(boolean automatic, int learnAt) implements LifeEvent {}

  /** A person lets the certified specialist serve. */
  record Promoted() implements LifeEvent {}

  /** A person wants no local answers. */
  record Paused() implements LifeEvent {}

  /** A person wants them again. */
  record Resumed() implements LifeEvent {}

  /** A person wants another specialist now. */
  record RelearnAsked() implements LifeEvent {}

  /**
   * The audits raised the alarm.
   *
   * @param reason what they said
   * @param notBefore until when nothing is learned
   * @param learnFrom the id of the last call of before: older answers are not learned from
   */
  record Alarmed(String reason, Instant notBefore, String learnFrom) implements LifeEvent {}

  /**
   * The cooldown after an alarm is over.
   *
   * @param learnAt from how many labelled calls on the next specialist is learned
   */
  record Cooled(int learnAt) implements LifeEvent {}

  /**
   * The teacher is another one.
   *
   * @param teacher its model or fingerprint; empty before it was the first
   * @param learnFrom the id of the last call of the one before
   * @param learnAt from how many labelled calls on the next specialist is learned
   */
  record TeacherChanged(String teacher, String learnFrom, int learnAt) implements LifeEvent {}

  /**
   * The specialist that serves cannot be used.
   *
   * @param reason why, in a sentence
   */
  record Damaged(String reason) implements LifeEvent {}

  /**
   * Answers of this task cannot be compared or learned.
   *
   * @param reason why, in a sentence
   */
  record Unfit(String reason) implements LifeEvent {}

  /**
   * Answers of this task can be learned by now.
   *
   * @param learnAt from how many labelled calls on the first specialist is learned
   */
  record Fit(int learnAt) implements LifeEvent {}
}
