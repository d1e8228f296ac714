package dev.bantam.loop;

import dev.bantam.core.Call;
import java.time.Instant;

/**
 * A call that arrived.
 *
 * @param id the trace's id; ids sort by arrival
 * @param time when
 * @param call the call
 * @param retry whether it repeats an earlier call, which counts once
 * @param task the id of its task; empty when it is of none that is known
 * @param input what varies inside the task
 * @param coin the coin's throw, in [0,1)
 * @param sample the share of the task's calls that is sampled at this moment
 */
public record Arrival(
    String id,
    Instant time,
    Call call,
    boolean retry,
    String task,
    String input,
    double coin,
    double sample) {

  /** Whether the coin chose it: then its teacher is asked, whatever else happens. */
  public boolean sampled() {
    return !task.isEmpty() && coin < sample;
  }
}
