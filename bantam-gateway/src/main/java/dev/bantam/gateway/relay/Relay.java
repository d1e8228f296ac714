package dev.bantam.gateway.relay;

import dev.bantam.gateway.http.Caller;
import dev.bantam.gateway.http.Exchange;
import dev.bantam.provider.HeaderMap;
import dev.bantam.provider.HeaderNames;
import dev.bantam.provider.Provider;
import dev.bantam.provider.ProviderCall;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * Passes calls on and their replies back, byte for byte, and records them. It changes nothing but
 * the headers of the connection, keys that were not meant for the provider, and replies that no
 * client could read: those become errors in OpenAI's shape.
 */
public final class Relay {

  private static final HeaderNames CREDENTIALS =
      HeaderNames.of(List.of("authorization", "api-key", "x-api-key", "x-goog-api-key"));

  private final Supplier<Provider> provider;
  private final Answerer answerer;
  private final CallRecorder recorder;
  private final TraceId ids;
  private final InstantSource clock;
  private final int recordedBytes;

  /**
   * @param provider who is asked at this moment
   * @param answerer who may answer before it
   * @param recorder who keeps the calls
   * @param ids names the calls
   * @param clock tells when they are made
   * @param recordedBytes how much of a reply is kept
   */
  public Relay(
      Supplier<Provider> provider,
      Answerer answerer,
      CallRecorder recorder,
      TraceId ids,
      InstantSource clock,
      int recordedBytes) {
    this.provider = provider;
    this.answerer = answerer;
    this.recorder = recorder;
    this.ids = ids;
    this.clock = clock;
    this.recordedBytes = recordedBytes;
  }

  /** Relays one call. */
  public void relay(Exchange exchange, Caller caller) {
    Stopwatch watch = Stopwatch.start(clock);
    byte[] body = exchange.body();
    HeaderMap headers = WireHeaders.ofRequest(exchange.headers());
    if (!caller.ownKey()) {
      headers.removeAll(CREDENTIALS);
    }
    String query = exchange.query();
    String path = query.isEmpty() ? exchange.path() : exchange.path() + "?" + query;
    IncomingCall call =
        new IncomingCall(
            ids.at(watch.time()),
            watch.time(),
            caller.tenant(),
            new ProviderCall(exchange.method(), path, headers, body));
    new OneCall(exchange, call, watch, recorder, recordedBytes).run(answerer, provider);
  }
}
