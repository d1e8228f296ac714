package dev.bantam.gateway.api;

import dev.bantam.core.Call;
import dev.bantam.gateway.answer.TaskBook;
import dev.bantam.gateway.answer.TaskBook.Verb;
import dev.bantam.gateway.answer.TaskException;
import dev.bantam.gateway.answer.TaskStatus;
import dev.bantam.gateway.http.ApiError;
import dev.bantam.gateway.http.ApiException;
import dev.bantam.gateway.http.Caller;
import dev.bantam.gateway.http.Exchange;
import dev.bantam.observe.task.DeclaredTask;
import dev.bantam.observe.wire.Endpoints;
import dev.bantam.observe.wire.RequestReader;
import dev.bantam.observe.wire.WireException;
import dev.bantam.observe.wire.WireJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /bantam/v1/tasks}: where each task stands, and what a person does with it. */
final class TasksApi {

  static final String TASKS = "/bantam/v1/tasks";

  private static final Map<String, Verb> VERBS =
      Map.of(
          "promote", Verb.PROMOTE,
          "pause", Verb.PAUSE,
          "resume", Verb.RESUME,
          "relearn", Verb.RELEARN);

  private final TaskBook tasks;
  private final RequestReader requests = new RequestReader();

  TasksApi(TaskBook tasks) {
    this.tasks = tasks;
  }

  void reply(Exchange exchange, Caller caller) {
    String[] steps = exchange.path().substring(TASKS.length()).split("/", 4);
    try {
      switch (steps.length) {
        case 1 -> all(exchange, caller);
        case 2 -> one(exchange, caller, steps[1]);
        case 3 -> change(exchange, caller, steps[1], steps[2]);
        default -> throw nothing();
      }
    } catch (TaskException e) {
      throw new ApiException(
          new ApiError(
              409, "invalid_request_error", "not_possible", String.valueOf(e.getMessage())));
    }
  }

  private void all(Exchange exchange, Caller caller) {
    OwnApi.allow(exchange, "GET", "POST");
    if (exchange.method().equals("POST")) {
      OwnApi.send(exchange, TaskStatusJson.of(declared(JsonBody.of(exchange), caller)));
      return;
    }
    ObjectNode json = WireJson.mapper().createObjectNode().put("object", "list");
    ArrayNode data = json.putArray("data");
    tasks.all().stream()
        .filter(task -> sees(caller, task))
        .map(TaskStatusJson::of)
        .forEach(data::add);
    OwnApi.send(exchange, json);
  }

  private void one(Exchange exchange, Caller caller, String id) {
    OwnApi.allow(exchange, "GET", "PATCH");
    TaskStatus task = seen(caller, id);
    OwnApi.send(
        exchange,
        TaskStatusJson.of(exchange.method().equals("GET") ? task : renamed(exchange, id)));
  }

  private void change(Exchange exchange, Caller caller, String id, String verb) {
    OwnApi.allow(exchange, "POST");
    TaskStatus task = seen(caller, id);
    if (verb.equals("rename")) {
      OwnApi.send(exchange, TaskStatusJson.of(renamed(exchange, id)));
      return;
    }
    Verb known = Optional.ofNullable(VERBS.get(verb)).orElseThrow(TasksApi::nothing);
    if (known == Verb.PROMOTE && !caller.all()) {
      throw new ApiException(
          ApiError.forbidden(
              "all_traces_needed", "Promoting is for keys that may see all: keys add --all"));
    }
    OwnApi.send(
        exchange, TaskStatusJson.of(tasks.change(task.id(), known).orElseThrow(TasksApi::nothing)));
  }

  private TaskStatus renamed(Exchange exchange, String id) {
    String name = name(JsonBody.of(exchange));
    return tasks.rename(id, name).orElseThrow(TasksApi::nothing);
  }

  private TaskStatus declared(JsonBody body, Caller caller) {
    String name = name(body);
    JsonNode request = body.object("request");
    List<String> values = body.texts("values");
    Optional<String> tenant = caller.all() ? body.optional("tenant") : Optional.of(caller.tenant());
    try {
      Call call =
          requests.read(request, Endpoints.ofBody(request), tenant.filter(text -> !text.isEmpty()));
      return tasks.declare(DeclaredTask.of(name, call, body.text("input"), values));
    } catch (WireException e) {
      throw new ApiException(ApiError.badRequest("invalid_task", String.valueOf(e.getMessage())));
    }
  }

  private static String name(JsonBody body) {
    String name = body.text("name").strip();
    if (!name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,79}")) {
      throw new ApiException(
          ApiError.badRequest(
              "invalid_name",
              "A name has up to 80 letters, digits, spaces, dots, hyphens and underscores."));
    }
    return name;
  }

  private TaskStatus seen(Caller caller, String id) {
    return tasks.all().stream()
        .filter(task -> task.id().equals(id) && sees(caller, task))
        .findFirst()
        .orElseThrow(TasksApi::nothing);
  }

  private static boolean sees(Caller caller, TaskStatus task) {
    return caller.all() || task.tenant().equals(caller.tenant());
  }

  private static ApiException nothing() {
    return new ApiException(ApiError.notFound("There is no such task."));
  }
}
