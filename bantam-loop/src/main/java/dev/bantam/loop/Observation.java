package dev.bantam.loop;

import java.time.Instant;
import java.util.Optional;

/**
 * A call of a task as the loop keeps it: what it learns from, certifies on and audits by. Every
 * call that the teacher answers or will answer has one; a call that is answered locally and was not
 * sampled has none.
 *
 * @param id the trace's id; ids sort by arrival
 * @param task the task's id
 * @param time when the call arrived
 * @param source whose call it was: the tenant, or empty
 * @param coin the coin's throw at arrival, uniform in [0,1), independent of everything else
 * @param sample the share pi that was sampled at that moment: the call is sampled when the coin
 *     fell below it
 * @param retry whether it repeats an earlier call, which counts once
 * @param input what varies inside the task
 * @param local the answer that the client got in the teacher's place, if it did
 * @param teacher what the teacher said
 */
public record Observation(
    String id,
    String task,
    Instant time,
    String source,
    double coin,
    double sample,
    boolean retry,
    String input,
    Optional<LocalAnswer> local,
    TeacherAnswer teacher) {

  /** Whether the coin chose it: only such calls are a picture of the traffic. */
  public boolean sampled() {
    return coin < sample;
  }
}
