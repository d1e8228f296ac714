package dev.bantam.loop;

import java.time.Instant;

/** What the teacher said to a call, as far as that is known. */
public sealed interface TeacherAnswer {

  /**
   * It is being asked, off the client's path.
   *
   * @param deadline from when on its silence counts as a disagreement
   */
  record Pending(Instant deadline) implements TeacherAnswer {}

  /**
   * It answered.
   *
   * @param text as it stands in the reply: plain text, JSON, or a function's arguments
   * @param model the model that says it answered, with its fingerprint if there is one
   */
  record Answered(String text, String model) implements TeacherAnswer {}

  /**
   * It gave nothing that can be used, which counts as a disagreement and is never learned from.
   *
   * @param reason refused, truncated, filtered, an error, or missing after the deadline
   */
  record Unusable(String reason) implements TeacherAnswer {}
}
