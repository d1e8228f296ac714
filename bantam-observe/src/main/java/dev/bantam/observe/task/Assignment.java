package dev.bantam.observe.task;

import java.util.OptionalLong;

/** What came of looking for a call's task. */
public sealed interface Assignment {

  /**
   * The call is of a task.
   *
   * @param task the task's id
   * @param input what varies: the text as it stands, or a JSON object when the task has several
   *     slots
   * @param retry whether it repeats a call that was counted before, so that it is counted no more
   * @param answers the place among all calls, from 1, of the counted call that had no answer and
   *     for which this retry's stands
   */
  record OfTask(String task, String input, boolean retry, OptionalLong answers)
      implements Assignment {
    /** The first attempt at a call. */
    public OfTask(String task, String input) {
      this(task, input, false, OptionalLong.empty());
    }
  }

  /**
   * The call is of no task.
   *
   * @param reason why, in words for people
   */
  record OfNone(String reason) implements Assignment {}
}
