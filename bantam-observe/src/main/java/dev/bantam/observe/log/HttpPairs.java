package dev.bantam.observe.log;

import dev.bantam.core.Call;
import dev.bantam.observe.wire.Endpoints;
import dev.bantam.observe.wire.RequestReader;
import dev.bantam.observe.wire.WireException;
import dev.bantam.observe.wire.WireJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/**
 * Pairs logged requests with the response that follows in the same thread. Where the log names no
 * thread, two requests in a row leave open whose the next response is: neither is used.
 */
final class HttpPairs {

  /** Requests that wait for their response; the eldest is given up beyond. */
  private static final int WAITING = 1_000;

  private static final Pattern RETRY =
      Pattern.compile("(?i)\\[x-stainless-retry-count: \\[?([1-9]\\d*)");

  /** Hears of pairs and of what could not be paired. */
  interface Listener {
    void pair(Recorded recorded, long line);

    void bad(long line, String reason);
  }

  private record Waiting(HttpExchange request, boolean doubtful) {}

  private final RequestReader requests;
  private final Listener listener;
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();

  HttpPairs(RequestReader requests, Listener listener) {
    this.requests = requests;
    this.listener = listener;
  }

  void add(HttpExchange exchange) {
    if (exchange.request()) {
      request(exchange);
    } else {
      response(exchange);
    }
  }

  private void request(HttpExchange request) {
    Waiting before = waiting.remove(request.thread());
    boolean doubtful = before != null && request.thread().isEmpty();
    if (before != null) {
      alone(before);
    }
    waiting.put(request.thread(), new Waiting(request, doubtful));
    if (waiting.size() > WAITING) {
      Waiting eldest = waiting.values().iterator().next();
      waiting.remove(eldest.request.thread());
      alone(eldest);
    }
  }

  private void response(HttpExchange response) {
    Waiting asked = waiting.remove(response.thread());
    if (asked == null) {
      listener.bad(response.line(), "a response whose request is not in the log");
    } else if (asked.doubtful) {
      listener.bad(
          asked.request.line(),
          "two requests were under way and the log names no threads: whose answer is this?");
    } else {
      pair(asked.request, Optional.of(response));
    }
  }

  /** Hands on the requests that got no response. */
  void finish() {
    List<Waiting> rest = new ArrayList<>(waiting.values());
    waiting.clear();
    rest.forEach(this::alone);
  }

  private void alone(Waiting asked) {
    if (asked.request.thread().isEmpty()) {
      listener.bad(asked.request.line(), "a request without a response");
    } else {
      pair(asked.request, Optional.empty());
    }
  }

  private void pair(HttpExchange request, Optional<HttpExchange> response) {
    try {
      JsonNode body = WireJson.read(request.body());
      Call call =
          requests.read(
              body, Endpoints.ofPath(request.url()).orElseGet(() -> Endpoints.ofBody(body)));
      Recorded recorded =
          response
              .map(r -> Recorded.of(call, StringNode.valueOf(r.body())))
              .orElseGet(() -> Recorded.of(call, NullNode.getInstance()));
      Matcher retry = RETRY.matcher(request.headers());
      listener.pair(
          recorded
              .between(request.time(), response.flatMap(HttpExchange::time))
              .retried(retry.find()),
          request.line());
    } catch (WireException e) {
      listener.bad(request.line(), String.valueOf(e.getMessage()));
    }
  }
}
