package dev.bantam.gateway.store;

import dev.bantam.core.Usage;
import dev.bantam.gateway.config.StoreConfig.Recording;
import dev.bantam.gateway.relay.Arrival;
import dev.bantam.gateway.relay.Bodies;
import dev.bantam.gateway.relay.IncomingCall;
import dev.bantam.gateway.relay.ReadReply;
import dev.bantam.gateway.relay.RelayedCall;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes traces of calls: decodes their bodies and reads the figures out of them. */
public final class TraceMaker {

  private static final int LONGEST_PATH = 500;
  private static final byte[] NOTHING = new byte[0];

  private final Recording recording;
  private final int maxBody;

  /**
   * @param recording what is kept of them
   * @param maxBody how many bytes of a body are kept
   */
  public TraceMaker(Recording recording, int maxBody) {
    this.recording = recording;
    this.maxBody = maxBody;
  }

  /** The trace of a call. */
  public NewTrace make(RelayedCall relayed) {
    IncomingCall call = relayed.call();
    Map<String, List<String>> requestHeaders = call.request().headers();
    byte[] sent = call.request().body();
    Optional<byte[]> request = Bodies.decoded(sent, requestHeaders, maxBody);
    Optional<byte[]> reply = Bodies.decoded(relayed.reply(), relayed.replyHeaders(), maxBody);
    String type = Bodies.mediaType(relayed.replyHeaders());
    boolean events = Bodies.isEvents(type);
    boolean hashes = recording == Recording.HASHES;
    Optional<Arrival> arrival = relayed.notes().arrival().filter(known -> known.task().isPresent());
    boolean whole =
        relayed.reply().length == relayed.replyBytes()
            && sent.length <= maxBody
            && request.isPresent()
            && reply.isPresent();
    StoredTrace trace =
        new StoredTrace(
            call.id(),
            call.time(),
            call.tenant(),
            call.request().method(),
            path(call.request().path()),
            model(relayed, request.orElse(NOTHING)),
            relayed.answeredBy(),
            relayed.outcome().name().toLowerCase(Locale.ROOT),
            relayed.status(),
            events,
            isRetry(requestHeaders),
            relayed.firstByte(),
            relayed.whole(),
            sent.length,
            relayed.replyBytes(),
            relayed
                .read()
                .filter(known -> whole)
                .map(ReadReply::usage)
                .orElseGet(() -> usage(type, reply.orElse(NOTHING))),
            Bodies.first(relayed.replyHeaders(), "x-request-id"),
            hashes ? Sha256.hex(request.orElse(sent)) : "",
            hashes ? Sha256.hex(reply.orElse(relayed.reply())) : "",
            arrival.flatMap(Arrival::task).orElse(""),
            arrival.map(Arrival::coin).orElse(0.0),
            arrival.map(Arrival::sample).orElse(0.0));
    Optional<TraceTexts> texts =
        hashes
            ? Optional.empty()
            : Optional.of(
                new TraceTexts(
                    sent.length <= maxBody ? request.orElse(NOTHING) : NOTHING,
                    reply.orElse(NOTHING),
                    type,
                    whole));
    return new NewTrace(trace, texts, relayed.notes(), relayed.read().filter(known -> whole));
  }

  /** The model that answered, as the reply names it; empty when it names none. */
  public static String answerer(RelayedCall relayed) {
    String type = Bodies.mediaType(relayed.replyHeaders());
    int most = relayed.reply().length * 50 + 1_000;
    byte[] reply = Bodies.decoded(relayed.reply(), relayed.replyHeaders(), most).orElse(NOTHING);
    if (Bodies.isEvents(type)) {
      return TraceFacts.modelOfEvents(reply);
    }
    return Bodies.isJson(type) ? TraceFacts.model(reply) : "";
  }

  /** A call that was looked at was read already. */
  private static String model(RelayedCall relayed, byte[] request) {
    return relayed
        .notes()
        .call()
        .map(call -> TraceFacts.storable(call.model()))
        .orElseGet(() -> TraceFacts.model(request));
  }

  private static Usage usage(String type, byte[] reply) {
    if (Bodies.isEvents(type)) {
      return TraceFacts.usageOfEvents(reply);
    }
    return Bodies.isJson(type) ? TraceFacts.usage(reply) : Usage.NONE;
  }

  private static boolean isRetry(Map<String, List<String>> headers) {
    String count = Bodies.first(headers, "x-stainless-retry-count");
    return !count.isEmpty() && !count.equals("0");
  }

  /** Without the query, which may hold secrets. */
  private static String path(String path) {
    int query = path.indexOf('?');
    String plain = query < 0 ? path : path.substring(0, query);
    return plain.length() > LONGEST_PATH ? plain.substring(0, LONGEST_PATH) : plain;
  }
}
