package dev.bantam.gateway.answer;

import dev.bantam.observe.wire.WireJson;
import dev.bantam.provider.ProviderCall;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The same call as a client would make it that waits for the whole reply. */
final class UnstreamedRequest {

  private UnstreamedRequest() {}

  /**
   * The call that asks for a whole reply, in plain bytes.
   *
   * @param body what the call's body is
   */
  static ProviderCall of(ProviderCall call, JsonNode body) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(call.headers());
    headers.put("accept", List.of("application/json"));
    headers.put("accept-encoding", List.of("identity"));
    if (!body.path("stream").booleanValue(false)) {
      return new ProviderCall(call.method(), call.path(), headers, call.body());
    }
    headers.remove("content-encoding");
    ObjectNode whole = (ObjectNode) body.deepCopy();
    whole.remove("stream");
    whole.remove("stream_options");
    return new ProviderCall(
        call.method(), call.path(), headers, WireJson.mapper().writeValueAsBytes(whole));
  }
}
