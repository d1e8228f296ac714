package dev.bantam.gateway.relay;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call with what came of it, as raw as it went through.
 *
 * @param call the request
 * @param notes what was found out about it before it was answered
 * @param answeredBy such as {@code upstream:openai}
 * @param outcome how it ended
 * @param status of the reply that the client got
 * @param replyHeaders of the provider's reply
 * @param reply the reply's bytes, as many as are recorded
 * @param replyBytes how many bytes the reply had
 * @param read what the whole reply says, where it was read on its way
 * @param firstByte from the arrival to the reply's first byte
 * @param whole from the arrival to the reply's end
 */
public record RelayedCall(
    IncomingCall call,
    CallNotes notes,
    String answeredBy,
    Outcome outcome,
    int status,
    Map<String, List<String>> replyHeaders,
    byte[] reply,
    long replyBytes,
    Optional<ReadReply> read,
    Duration firstByte,
    Duration whole) {}
