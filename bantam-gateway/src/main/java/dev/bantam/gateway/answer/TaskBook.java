package dev.bantam.gateway.answer;

import dev.bantam.observe.task.Task;
import java.util.List;
import java.util.Optional;

/** The tasks that the loop knows, and what people may do with them. */
public interface TaskBook {

  /** What may be done with a task. */
  enum Verb {
    /** A certified specialist answers from now on. */
    PROMOTE,
    /** Every call goes upstream. */
    PAUSE,
    /** That ends. */
    RESUME,
    /** Another specialist is learned. */
    RELEARN
  }

  /** All of them, the oldest first. */
  List<TaskStatus> all();

  /**
   * Does something with a task.
   *
   * @return the task after that, or nothing when there is none
   * @throws TaskException when the task is in no state for that
   */
  Optional<TaskStatus> change(String id, Verb verb);

  /** Calls a task something else; nothing when there is none. */
  Optional<TaskStatus> rename(String id, String name);

  /**
   * Adds a task before any of its calls was seen.
   *
   * @throws TaskException when there is such a task already, or too many
   */
  TaskStatus declare(Task task);

  /**
   * Keeps what a person says of an answer.
   *
   * @throws TaskException when that is no answer of the task
   */
  void correct(Feedback feedback);
}
