package dev.bantam.gateway.relay;

import dev.bantam.core.Call;
import java.util.Optional;

/**
 * What was found out about a call before it was answered.
 *
 * @param call the call as it was read, if it is one that may be answered on this side
 * @param arrival what the loop knows of it, if it looked at it
 * @param cacheKey under which its reply may be kept for exact repeats, if it may
 */
public record CallNotes(Optional<Call> call, Optional<Arrival> arrival, Optional<String> cacheKey) {

  /** Nobody looked. */
  public static final CallNotes NONE =
      new CallNotes(Optional.empty(), Optional.empty(), Optional.empty());
}
