package dev.bantam.gateway.store;

import dev.bantam.gateway.relay.CallNotes;
import java.util.Optional;

/**
 * What is written of a call.
 *
 * @param trace its figures
 * @param texts its bodies, if they are kept
 * @param notes what was found out about it before it was answered; not written as such
 */
public record NewTrace(StoredTrace trace, Optional<TraceTexts> texts, CallNotes notes) {}
