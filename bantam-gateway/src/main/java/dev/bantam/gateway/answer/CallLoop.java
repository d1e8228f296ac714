package dev.bantam.gateway.answer;

import dev.bantam.core.Call;
import dev.bantam.gateway.relay.Arrival;
import dev.bantam.loop.TeacherAnswer;
import java.time.Instant;

/** What the path of a call asks of the loop. Used by many threads at once. */
public interface CallLoop {

  /**
   * A call that arrives: its task is recognised and the coin is thrown. Cheap, and never fails.
   *
   * @param id the trace's id
   * @param retry whether it repeats a call that was answered
   */
  Arrival arrive(String id, Instant time, Call call, boolean retry);

  /** A call that arrived before the gateway was started, with the coin as it was thrown then. */
  Arrival arrived(
      String id, Instant time, Call call, boolean retry, String task, double coin, double sample);

  /** Whether a person said what is to be answered to this very call. Cheap. */
  boolean corrected(Arrival arrival);

  /** The call is answered locally, for certain: told once of each. */
  void given(Arrival arrival);

  /** The teacher answered a call off the client's path. */
  void settled(String id, TeacherAnswer answer);
}
