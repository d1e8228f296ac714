package dev.bantam.gateway.relay;

import dev.bantam.provider.ProviderReply;
import java.util.Optional;

/** Somebody on this side who may answer a call, before a provider is asked. */
@FunctionalInterface
public interface Answerer {

  /** Never answers. */
  Answerer NOBODY = call -> Considered.NOTHING;

  /** A reply and who made it. */
  record Answered(String by, ProviderReply reply) {}

  /**
   * A call that was looked at.
   *
   * @param notes what was found out
   * @param answer the reply; without one, a provider is asked
   */
  record Considered(CallNotes notes, Optional<Answered> answer) {

    /** Nobody looked. */
    public static final Considered NOTHING = new Considered(CallNotes.NONE, Optional.empty());
  }

  /** Looks at a call, and answers it or not; never fails. */
  Considered consider(IncomingCall call);
}
