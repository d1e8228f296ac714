package dev.bantam.observe.task;

import dev.bantam.core.Call;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call as tasks are recognised by it. Several look at it one after the other; its key and its
 * transcript, which is as long as the call, are made once for all of them. For one thread.
 */
final class KeyedCall {

  private final Call call;
  private @Nullable CandidateKey key;
  private boolean transcribed;
  private Optional<Transcript> transcript = Optional.empty();
  private @Nullable String whole;

  KeyedCall(Call call) {
    this.call = call;
  }

  CandidateKey key() {
    CandidateKey known = key;
    if (known == null) {
      known = CandidateKey.of(call);
      key = known;
    }
    return known;
  }

  /** Why no task can have the call; empty when one can. */
  List<String> obstacles() {
    return call.obstacles();
  }

  /** Whether its text contains marks, so that it has no transcript. */
  boolean holdsMark() {
    return transcribed ? transcript.isEmpty() : Transcript.holdsMark(call);
  }

  /** The transcript, unless the call's text contains marks. */
  Optional<Transcript> transcript() {
    if (!transcribed) {
      transcript = Transcript.of(call);
      transcribed = true;
    }
    return transcript;
  }

  /** The whole transcript; empty when there is none. */
  String whole() {
    String known = whole;
    if (known == null) {
      known = transcript().map(Transcript::whole).orElse("");
      whole = known;
    }
    return known;
  }
}
