package dev.bantam.gateway.answer;

import dev.bantam.gateway.relay.Arrival;
import dev.bantam.gateway.relay.CallRecorder;
import dev.bantam.gateway.relay.Outcome;
import dev.bantam.gateway.relay.RelayedCall;

/**
 * Remembers which keys upstreams accept and which calls failed, and counts who answered, of calls
 * that are kept next.
 */
final class HearingRecorder implements CallRecorder {

  private final AcceptedKeys keys;
  private final FailedCalls failed;
  private final TaskMetrics metrics;
  private final CallRecorder next;

  HearingRecorder(AcceptedKeys keys, FailedCalls failed, TaskMetrics metrics, CallRecorder next) {
    this.keys = keys;
    this.failed = failed;
    this.metrics = metrics;
    this.next = next;
  }

  @Override
  public void record(RelayedCall call) {
    if (call.notes().call().isPresent()) {
      if (call.outcome() != Outcome.ANSWERED) {
        failed.remember(call.call());
      }
      if (call.answeredBy().startsWith("upstream:")) {
        keys.hear(call.call().request(), call.notes().call().get().model(), call.status());
      }
    }
    call.notes().arrival().ifPresent(arrival -> count(arrival, call));
    next.record(call);
  }

  private void count(Arrival arrival, RelayedCall call) {
    if (call.outcome() == Outcome.ANSWERED) {
      arrival.task().ifPresent(task -> metrics.count(task, call.answeredBy(), arrival.sampled()));
    }
  }
}
