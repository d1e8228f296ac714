package dev.bantam.gateway.store;

import dev.bantam.gateway.relay.CallNotes;
import dev.bantam.gateway.relay.ReadReply;
import java.util.Optional;

/**
 * What is written of a call.
 *
 * @param trace its figures
 * @param texts its bodies, if they are kept
 * @param notes what was found out about it before it was answered; not written as such
 * @param read what its whole reply says, where that was read already; not written as such
 */
public record NewTrace(
    StoredTrace trace, Optional<TraceTexts> texts, CallNotes notes, Optional<ReadReply> read) {

  /** The same without the texts, for whoever needs to know only what they say. */
  public NewTrace withoutTexts() {
    return new NewTrace(trace, Optional.empty(), notes, read);
  }
}
