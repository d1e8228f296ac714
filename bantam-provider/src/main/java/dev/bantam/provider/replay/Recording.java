package dev.bantam.provider.replay;

import dev.bantam.observe.wire.StreamedReply;
import dev.bantam.observe.wire.WireException;
import dev.bantam.observe.wire.WireJson;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/**
 * A call and the answer that it got.
 *
 * @param request the request's body
 * @param response the reply's body, put together if it was streamed
 * @param latency from the request to the end of the reply
 */
public record Recording(JsonNode request, JsonNode response, Duration latency) {

  /**
   * A line of our own log format.
   *
   * @throws WireException when it has no request or response
   */
  static Recording of(JsonNode line) {
    JsonNode request = line.path("request");
    JsonNode response = whole(line.path("response"));
    if (!request.isObject() || !response.isObject()) {
      throw new WireException("a line needs \"request\" and \"response\", each a JSON object");
    }
    double milliseconds = line.path("latency_ms").doubleValue(0);
    if (!(milliseconds >= 0 && milliseconds <= 86_400_000)) {
      throw new WireException("latency_ms must be from 0 to a day");
    }
    return new Recording(request, response, Duration.ofNanos(Math.round(milliseconds * 1e6)));
  }

  private static JsonNode whole(JsonNode response) {
    if (response.isArray()) {
      return StreamedReply.assemble(response.valueStream().toList());
    }
    if (!response.isString()) {
      return response;
    }
    String text = response.stringValue().strip();
    return text.startsWith("{") ? WireJson.read(text) : StreamedReply.ofEvents(text);
  }

  /** The status that the response had: an error's is not recorded in its body. */
  int status() {
    return response.path("error").isObject() ? 400 : 200;
  }
}
