package dev.bantam.gateway.answer;

import dev.bantam.core.Call;
import dev.bantam.core.Endpoint;
import dev.bantam.gateway.relay.Bodies;
import dev.bantam.gateway.relay.IncomingCall;
import dev.bantam.observe.wire.RequestReader;
import dev.bantam.observe.wire.WireException;
import dev.bantam.observe.wire.WireJson;
import dev.bantam.provider.ProviderCall;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads the calls that may be answered on this side; others go by unread. */
public final class CallReading {

  /** Larger ones are no small tasks, and reading them takes time. */
  static final int LARGEST = 1 << 20;

  private static final Map<String, Endpoint> DOORS =
      Map.of(
          "/v1/chat/completions", Endpoint.CHAT,
          "/v1/responses", Endpoint.RESPONSES,
          "/v1/completions", Endpoint.COMPLETIONS);

  /**
   * A call and what its body says.
   *
   * @param body as JSON; not to be changed
   * @param call as far as tasks are recognised by it
   */
  public record ReadCall(JsonNode body, Call call) {}

  private final RequestReader requests = new RequestReader();

  Optional<ReadCall> read(IncomingCall incoming) {
    ProviderCall request = incoming.request();
    Endpoint endpoint = DOORS.get(request.path());
    if (endpoint == null || !request.method().equals("POST") || request.body().length > LARGEST) {
      return Optional.empty();
    }
    return Bodies.decoded(request.body(), request.headers(), LARGEST)
        .flatMap(body -> read(body, endpoint, incoming.tenant()));
  }

  /** The call that a stored body is. */
  public Optional<ReadCall> read(byte[] body, String path, String tenant) {
    Endpoint endpoint = DOORS.get(path);
    return endpoint == null ? Optional.empty() : read(body, endpoint, tenant);
  }

  private Optional<ReadCall> read(byte[] body, Endpoint endpoint, String tenant) {
    try {
      JsonNode json = WireJson.read(body, 0, body.length);
      Optional<String> whose = tenant.isEmpty() ? Optional.empty() : Optional.of(tenant);
      return Optional.of(new ReadCall(json, requests.read(json, endpoint, whose)));
    } catch (WireException e) {
      return Optional.empty();
    }
  }
}
