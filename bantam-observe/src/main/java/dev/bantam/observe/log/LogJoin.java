package dev.bantam.observe.log;

import dev.bantam.core.Call;
import dev.bantam.core.Endpoint;
import dev.bantam.observe.wire.Endpoints;
import dev.bantam.observe.wire.RequestReader;
import dev.bantam.observe.wire.WireException;
import dev.bantam.observe.wire.WireJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Joins the two halves of batch calls, in whichever order and from however many logs they come. The
 * halves that wait are kept as compact bytes, together at most {@link #MOST}; those beyond are
 * refused.
 */
final class LogJoin {

  /** In bytes, about the size of OpenAI's largest batch file. */
  static final long MOST = 256L << 20;

  private record Half(byte[] line, BadLine ifAlone) {}

  private final RequestReader requests;
  private final Map<String, Half> waitingRequests = new LinkedHashMap<>();
  private final Map<String, Half> waitingResponses = new LinkedHashMap<>();
  private long bytes;

  LogJoin(RequestReader requests) {
    this.requests = requests;
  }

  /**
   * A call whose halves met.
   *
   * @param request where the request stands
   */
  record Joined(Recorded recorded, String request) {}

  /** The joined call if its answer came before. */
  Optional<Joined> request(String id, JsonNode line, String name, long number) {
    Half response = waitingResponses.remove(id);
    if (response == null) {
      keep(waitingRequests, id, line, name, number, "a batch request without an answer");
      return Optional.empty();
    }
    bytes -= response.line.length;
    return Optional.of(new Joined(join(line, parsed(response)), name + ":" + number));
  }

  /** The joined call if its request came before. */
  Optional<Joined> response(String id, JsonNode line, String name, long number) {
    Half request = waitingRequests.remove(id);
    if (request == null) {
      keep(waitingResponses, id, line, name, number, "a batch answer without its request");
      return Optional.empty();
    }
    bytes -= request.line.length;
    return Optional.of(new Joined(join(parsed(request), line), request.ifAlone.origin()));
  }

  /** Those whose other half never came. */
  List<BadLine> alone() {
    List<BadLine> alone = new ArrayList<>();
    waitingRequests.values().forEach(half -> alone.add(half.ifAlone));
    waitingResponses.values().forEach(half -> alone.add(half.ifAlone));
    return alone;
  }

  private void keep(
      Map<String, Half> waiting,
      String id,
      JsonNode line,
      String name,
      long number,
      String ifAlone) {
    if (waiting.containsKey(id)) {
      throw new WireException("the custom_id appears twice");
    }
    byte[] compact = line.toString().getBytes(StandardCharsets.UTF_8);
    if (bytes + compact.length > MOST) {
      throw new WireException(
          "more than %d MB of batch lines wait for their other half; ".formatted(MOST >> 20)
              + "give the input and the output file of one batch at a time");
    }
    bytes += compact.length;
    waiting.put(id, new Half(compact, new BadLine(name, number, ifAlone)));
  }

  private static JsonNode parsed(Half half) {
    return WireJson.read(half.line, 0, half.line.length);
  }

  private Recorded join(JsonNode request, JsonNode response) {
    JsonNode body = request.path("body");
    Endpoint endpoint =
        Endpoints.ofPath(request.path("url").stringValue(""))
            .orElseGet(() -> Endpoints.ofBody(body));
    Call call = requests.read(body, endpoint);
    JsonNode error = response.path("error");
    return Recorded.of(
        call,
        error.isObject() || error.isString()
            ? JsonNodeFactory.instance.objectNode().set("error", error)
            : response.path("response").path("body"));
  }
}
