package dev.bantam.gateway.store;

import dev.bantam.core.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The figures of a call; its texts are kept beside them.
 *
 * @param id sorts by time
 * @param time when the call arrived
 * @param tenant whose it is; empty if nobody said
 * @param method of HTTP
 * @param path without its query
 * @param model that was asked for; empty if none was
 * @param answeredBy such as {@code upstream:openai}
 * @param outcome how it ended, in small letters
 * @param status of the reply that the client got; 499 when it had left
 * @param stream whether the reply came as events
 * @param retry whether the client says that it repeats an earlier call
 * @param firstByte from the arrival to the first byte of the reply
 * @param whole from the arrival to its end
 * @param requestBytes of the request's body
 * @param replyBytes of the reply's body
 * @param usage the tokens that the provider counted
 * @param upstreamId the provider's name for the call; empty if it gave none
 * @param requestSha256 in hexadecimal; empty unless hashes are kept in place of texts
 * @param replySha256 the same of the reply
 * @param task the id of its task; empty if it is of none that was known at its arrival
 * @param coin the coin's throw at arrival; 0 without a task
 * @param sample the share of the task's calls that was sampled at that moment; 0 without a task
 */
public record StoredTrace(
    String id,
    Instant time,
    String tenant,
    String method,
    String path,
    String model,
    String answeredBy,
    String outcome,
    int status,
    boolean stream,
    boolean retry,
    Duration firstByte,
    Duration whole,
    long requestBytes,
    long replyBytes,
    Usage usage,
    String upstreamId,
    String requestSha256,
    String replySha256,
    String task,
    double coin,
    double sample) {

  private static final String UPSTREAM = "upstream:";

  /** The name of the upstream that answered, if one did. */
  public Optional<String> upstream() {
    return answeredBy.startsWith(UPSTREAM)
        ? Optional.of(answeredBy.substring(UPSTREAM.length()))
        : Optional.empty();
  }
}
