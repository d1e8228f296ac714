package dev.bantam.gateway.api;

import dev.bantam.gateway.answer.Answering;
import dev.bantam.gateway.answer.TaskBook;
import dev.bantam.gateway.http.ApiError;
import dev.bantam.gateway.http.ApiException;
import dev.bantam.gateway.http.Caller;
import dev.bantam.gateway.http.Exchange;
import dev.bantam.gateway.relay.TraceId;
import dev.bantam.gateway.store.CallCosts;
import dev.bantam.gateway.store.StoreException;
import dev.bantam.gateway.store.StoredTrace;
import dev.bantam.gateway.store.TraceFilter;
import dev.bantam.gateway.store.TraceStore;
import dev.bantam.observe.wire.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /bantam/v1}: the traces, the tasks, and the description of this API. */
public final class OwnApi {

  private static final String TRACES = "/bantam/v1/traces";
  private static final String DESCRIPTION = "/bantam/v1/openapi.json";
  private static final int MOST = 500;
  private static final int USUAL = 50;
  private static final Map<String, List<String>> JSON =
      Map.of("content-type", List.of("application/json"));

  private static final String FEEDBACK = "/feedback";

  private final TraceStore store;
  private final Supplier<CallCosts> costs;
  private final TasksApi tasks;
  private final FeedbackApi feedback;

  /**
   * An API over this store.
   *
   * @param costs of calls at this moment
   * @param tasks that the loop knows
   * @param answering hears that an answer was corrected
   */
  public OwnApi(TraceStore store, Supplier<CallCosts> costs, TaskBook tasks, Answering answering) {
    this.store = store;
    this.costs = costs;
    this.tasks = new TasksApi(tasks);
    this.feedback = new FeedbackApi(store, tasks, answering, InstantSource.system());
  }

  /** Replies to one request. */
  public void reply(Exchange exchange, Caller caller) {
    String path = exchange.path();
    try {
      if (path.equals(TRACES)) {
        traces(exchange, caller);
      } else if (path.startsWith(TRACES + "/")) {
        trace(exchange, caller, path.substring(TRACES.length() + 1));
      } else if (path.equals(TasksApi.TASKS) || path.startsWith(TasksApi.TASKS + "/")) {
        tasks.reply(exchange, caller);
      } else if (path.equals(DESCRIPTION)) {
        allow(exchange, "GET");
        exchange.send(200, JSON, description());
      } else {
        throw new ApiException(
            ApiError.notFound(
                "There is nothing here. %s tells what there is.".formatted(DESCRIPTION)));
      }
    } catch (StoreException e) {
      throw new ApiException(
          ApiError.server(503, "store_unavailable", "The traces cannot be read at present."));
    }
  }

  private void traces(Exchange exchange, Caller caller) {
    allow(exchange, "GET", "DELETE");
    QueryParameters query = new QueryParameters(exchange.query());
    Optional<String> tenant = query.text("tenant");
    if (!caller.all()) {
      tenant = Optional.of(caller.tenant());
    }
    if (exchange.method().equals("DELETE")) {
      query.end("tenant");
      if (tenant.isEmpty()) {
        throw new ApiException(
            ApiError.badRequest("missing_tenant", "Whose traces? Say ?tenant=NAME."));
      }
      long deleted = store.deleteTenant(tenant.get());
      send(exchange, WireJson.mapper().createObjectNode().put("deleted", deleted));
      return;
    }
    TraceFilter filter = new TraceFilter(tenant, query.text("model"));
    int limit = query.number("limit", 1, MOST, USUAL);
    Optional<String> after = query.text("after");
    query.end("tenant", "model", "limit", "after");
    List<StoredTrace> page = store.newest(filter, after, limit + 1);
    ObjectNode json = WireJson.mapper().createObjectNode().put("object", "list");
    ArrayNode data = json.putArray("data");
    CallCosts now = costs.get();
    page.stream().limit(limit).map(trace -> TraceJson.of(trace, now)).forEach(data::add);
    boolean more = page.size() > limit;
    json.put("has_more", more);
    if (more) {
      json.put("next", page.get(limit - 1).id());
    } else {
      json.putNull("next");
    }
    send(exchange, json);
  }

  private void trace(Exchange exchange, Caller caller, String rest) {
    boolean said = rest.endsWith(FEEDBACK);
    String id = said ? rest.substring(0, rest.length() - FEEDBACK.length()) : rest;
    Optional<StoredTrace> trace =
        TraceId.fits(id)
            ? store.find(id).filter(t -> caller.all() || t.tenant().equals(caller.tenant()))
            : Optional.empty();
    if (trace.isEmpty()) {
      throw new ApiException(ApiError.notFound("There is no such trace."));
    }
    if (said) {
      feedback.reply(exchange, caller, trace.get());
      return;
    }
    allow(exchange, "GET", "DELETE");
    if (exchange.method().equals("DELETE")) {
      store.delete(id);
      exchange.send(204, Map.of(), new byte[0]);
      return;
    }
    ObjectNode json = TraceJson.of(trace.get(), costs.get());
    store.texts(id).ifPresent(texts -> TraceJson.add(texts, json));
    send(exchange, json);
  }

  static void send(Exchange exchange, ObjectNode json) {
    exchange.send(200, JSON, WireJson.mapper().writeValueAsBytes(json));
  }

  static void allow(Exchange exchange, String... methods) {
    if (!List.of(methods).contains(exchange.method())) {
      throw new ApiException(
          ApiError.wrongMethod("Only %s here.".formatted(String.join(" and ", methods))));
    }
  }

  private static byte[] description() {
    try (InputStream in = OwnApi.class.getResourceAsStream("openapi.json")) {
      if (in == null) {
        throw new IllegalStateException("openapi.json is missing from the program");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
