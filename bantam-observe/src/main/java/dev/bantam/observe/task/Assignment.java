package dev.bantam.observe.task;

/** What came of looking for a call's task. */
public sealed interface Assignment {

  /**
   * The call is of a task.
   *
   * @param task the task's id
   * @param input what varies: the text as it stands, or a JSON object when the task has several
   *     slots
   * @param retry whether it repeats a call that was counted before, so that it is counted no more
   */
  record OfTask(String task, String input, boolean retry) implements Assignment {}

  /**
   * The call is of no task.
   *
   * @param reason why, in words for people
   */
  record OfNone(String reason) implements Assignment {}
}
