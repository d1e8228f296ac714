package dev.bantam.gateway.relay;

import dev.bantam.provider.ProviderReply;
import java.util.Optional;

/** Somebody on this side who may answer a call, before a provider is asked. */
@FunctionalInterface
public interface Answerer {

  /** Never answers. */
  Answerer NOBODY = call -> Optional.empty();

  /** A reply and who made it. */
  record Answered(String by, ProviderReply reply) {}

  /** The reply to a call, or nothing: then a provider is asked. */
  Optional<Answered> answer(IncomingCall call);
}
