package dev.bantam.gateway.relay;

import dev.bantam.loop.LocalAnswer;
import dev.bantam.loop.TeacherAnswer;
import java.time.Instant;
import java.util.Optional;

/** What the loop knows of a call when it arrives, and hears of it afterwards. */
public interface Arrival {

  /** The id of the call's task; empty when it is of none that is known. */
  Optional<String> task();

  /** The coin's throw, uniform in [0,1), independent of everything else; 0 without a task. */
  double coin();

  /** The share of the task's calls that is sampled at this moment; 0 without a task. */
  double sample();

  /** Whether the coin chose the call: then its teacher is asked, whatever else happens. */
  default boolean sampled() {
    return task().isPresent() && coin() < sample();
  }

  /** What is answered in the teacher's place, if anything is. */
  Optional<LocalAnswer> answer();

  /**
   * Promises that the teacher will be asked although the call is answered locally. When this
   * returns, that is committed.
   *
   * @param deadline from when on the teacher's silence counts as a disagreement
   * @throws RuntimeException when it cannot be committed: then the local answer must not go out
   */
  void promised(LocalAnswer answer, Instant deadline);

  /** Whether a local answer may still go out: who gave it serves at this moment. */
  boolean stands(LocalAnswer answer);

  /** The teacher answered on the client's path, and the trace is committed. */
  void answered(TeacherAnswer answer);
}
