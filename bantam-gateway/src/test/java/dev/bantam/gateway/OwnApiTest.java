package dev.bantam.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.gateway.store.StoredTrace;
import dev.bantam.observe.wire.WireJson;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the gateway tells is as its description says. */
@Timeout(30)
class OwnApiTest {

  @TempDir private Path home;
  private RunningGateway gateway;
  private JsonNode description;

  @BeforeEach
  void start() {
    gateway =
        new RunningGateway(
            Upstream.answering("{\"id\":\"x\",\"usage\":{\"prompt_tokens\":2}}"),
            home,
            config -> config,
            (config, store, folder) -> new ScriptedLoop(store));
    description = WireJson.read(gateway.get("/bantam/v1/openapi.json").body());
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  /** The reply's body, which has to be as the description says. */
  private JsonNode described(String path, String template, String method) {
    return described(path, template, method, "");
  }

  private JsonNode described(String path, String template, String method, String sent) {
    HttpResponse<String> reply =
        gateway.send(
            gateway
                .request(path)
                .method(method, HttpRequest.BodyPublishers.ofString(sent))
                .build());
    JsonNode response =
        resolved(
            description
                .path("paths")
                .path(template)
                .path(method.toLowerCase(java.util.Locale.ROOT))
                .path("responses")
                .path(String.valueOf(reply.statusCode())));
    assertThat(response.isObject()).as("%s %s %d", method, path, reply.statusCode()).isTrue();
    if (reply.body().isEmpty()) {
      assertThat(response.has("content")).isFalse();
      return response;
    }
    JsonNode body = WireJson.read(reply.body());
    conforms(body, response.path("content").path("application/json").path("schema"), path);
    return body;
  }

  private JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").stringValue("");
    return reference.isEmpty() ? node : description.at(reference.substring(1));
  }

  private void conforms(JsonNode value, JsonNode reference, String where) {
    JsonNode schema = resolved(reference);
    if (schema.has("type")) {
      List<String> types = new ArrayList<>();
      JsonNode type = schema.path("type");
      if (type.isArray()) {
        type.forEach(t -> types.add(t.stringValue("")));
      } else {
        types.add(type.stringValue(""));
      }
      assertThat(types).as(where).anyMatch(name -> is(value, name));
    }
    for (JsonNode name : schema.path("required")) {
      assertThat(value.has(name.stringValue(""))).as("%s has %s", where, name).isTrue();
    }
    value
        .properties()
        .forEach(
            property -> {
              JsonNode known = schema.path("properties").path(property.getKey());
              assertThat(known.isMissingNode() && schema.has("additionalProperties"))
                  .as("%s: %s is described", where, property.getKey())
                  .isFalse();
              conforms(property.getValue(), known, where + "." + property.getKey());
            });
    if (value.isArray()) {
      value.forEach(item -> conforms(item, schema.path("items"), where + "[]"));
    }
  }

  private static boolean is(JsonNode value, String type) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isString();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      default -> value.isNull();
    };
  }

  @Test
  void tracesAreListedShownAndDeleted() {
    for (int i = 0; i < 5; i++) {
      gateway.chat("{\"model\":\"m%d\",\"messages\":[]}".formatted(i));
    }
    List<StoredTrace> traces = gateway.traces(5);
    JsonNode first = described("/bantam/v1/traces?limit=3", "/bantam/v1/traces", "GET");
    assertThat(first.path("data")).hasSize(3);
    assertThat(first.path("data").path(0).path("model").stringValue("")).isEqualTo("m4");
    String next = first.path("next").stringValue("");
    JsonNode second =
        described("/bantam/v1/traces?limit=3&after=" + next, "/bantam/v1/traces", "GET");
    assertThat(second.path("data")).hasSize(2);
    assertThat(second.path("has_more").booleanValue(true)).isFalse();
    assertThat(described("/bantam/v1/traces?model=m2", "/bantam/v1/traces", "GET").path("data"))
        .hasSize(1);

    String id = traces.getFirst().id();
    JsonNode one = described("/bantam/v1/traces/" + id, "/bantam/v1/traces/{id}", "GET");
    assertThat(one.path("request").path("model").stringValue("")).isEqualTo("m0");
    assertThat(one.path("reply").path("id").stringValue("")).isEqualTo("x");
    assertThat(one.path("usage").path("input_tokens").intValue(0)).isEqualTo(2);
    described("/bantam/v1/traces/" + id, "/bantam/v1/traces/{id}", "DELETE");
    described("/bantam/v1/traces/" + id, "/bantam/v1/traces/{id}", "GET");
    described("/bantam/v1/traces/x", "/bantam/v1/traces/{id}", "GET");
    assertThat(
            described("/bantam/v1/traces?tenant=", "/bantam/v1/traces", "DELETE")
                .path("deleted")
                .intValue(0))
        .isEqualTo(4);
  }

  @Test
  void queriesThatCannotBeMeant() {
    for (String query : List.of("limit=0", "limit=x", "limit=501", "unknown=1")) {
      assertThat(described("/bantam/v1/traces?" + query, "/bantam/v1/traces", "GET").has("error"))
          .isTrue();
    }
    described("/bantam/v1/traces", "/bantam/v1/traces", "DELETE");
  }

  @Test
  void tasksAreListedShownAndSteered() {
    String one = "/bantam/v1/tasks/" + ScriptedLoop.TASK;
    JsonNode all = described("/bantam/v1/tasks", "/bantam/v1/tasks", "GET");
    assertThat(all.path("data").path(0).path("state").stringValue("")).isEqualTo("ready");
    assertThat(
            described(one, "/bantam/v1/tasks/{id}", "GET").path("audits").path("count").intValue(0))
        .isEqualTo(20);
    assertThat(
            described(one + "/promote", "/bantam/v1/tasks/{id}/promote", "POST", "{}")
                .path("state")
                .stringValue(""))
        .isEqualTo("serving");
    assertThat(
            described(one + "/resume", "/bantam/v1/tasks/{id}/resume", "POST", "{}").has("error"))
        .isTrue();
    described(one + "/pause", "/bantam/v1/tasks/{id}/pause", "POST", "{}");
    described(one + "/relearn", "/bantam/v1/tasks/{id}/relearn", "POST", "{}");
    String named = "{\"name\":\"mood\"}";
    assertThat(described(one, "/bantam/v1/tasks/{id}", "PATCH", named).path("name").stringValue(""))
        .isEqualTo("mood");
    described(one + "/rename", "/bantam/v1/tasks/{id}/rename", "POST", named);
    for (String odd : List.of("{}", "[]", "{\"name\":\"\\u0007\"}", "{\"name\":7}")) {
      assertThat(described(one, "/bantam/v1/tasks/{id}", "PATCH", odd).has("error")).isTrue();
    }
    described("/bantam/v1/tasks/000000000000", "/bantam/v1/tasks/{id}", "GET");
    assertThat(gateway.get(one + "/explode").statusCode()).isEqualTo(405);
    assertThat(gateway.get("/bantam/v1/tasks/a/b/c").statusCode()).isEqualTo(404);
  }

  @Test
  void tasksAreDeclared() {
    String task =
        """
        {"name":"mood","input":"I love it","values":["good","bad"],
         "request":{"model":"m","messages":[{"role":"user","content":"Mood? I love it"}]}}""";
    assertThat(
            described("/bantam/v1/tasks", "/bantam/v1/tasks", "POST", task)
                .path("name")
                .stringValue(""))
        .isEqualTo("mood");
    for (String odd :
        List.of(task.replace("I love it\",", "nowhere\","), "{\"name\":\"x\"}", "x")) {
      assertThat(described("/bantam/v1/tasks", "/bantam/v1/tasks", "POST", odd).has("error"))
          .isTrue();
    }
  }

  @Test
  void answersAreAcceptedAndCorrected() {
    gateway.chat(LocalAnswersTest.call("my invoice"));
    gateway.chat("{\"model\":\"m\"}");
    List<StoredTrace> traces = gateway.traces(2);
    String template = "/bantam/v1/traces/{id}/feedback";
    String path = "/bantam/v1/traces/" + traces.getFirst().id() + "/feedback";
    JsonNode kept = described(path, template, "POST", "{\"answer\":{\"kind\":\"bug\"}}");
    assertThat(kept.path("answer").stringValue("")).isEqualTo("{\"kind\":\"bug\"}");
    assertThat(kept.path("task").stringValue("")).isEqualTo(ScriptedLoop.TASK);
    described(path, template, "POST", "{\"answer\":\"bug\"}");
    // The upstream of this test answered nothing.
    assertThat(described(path, template, "POST", "{\"accept\":true}").has("error")).isTrue();
    assertThat(described(path, template, "POST", "{}").has("error")).isTrue();
    String other = "/bantam/v1/traces/" + traces.getLast().id() + "/feedback";
    assertThat(described(other, template, "POST", "{\"answer\":\"bug\"}").has("error")).isTrue();
    described("/bantam/v1/traces/x/feedback", template, "POST", "{\"accept\":true}");
  }

  @Test
  void healthAndMetrics() {
    described("/health/live", "/health/live", "GET");
    described("/health/ready", "/health/ready", "GET");
    gateway.chat("{\"model\":\"never-a-label\"}");
    assertThat(gateway.get("/metrics").body())
        .contains("bantam_calls_seconds_count{answered_by=\"upstream:fake\",endpoint=\"chat\"")
        .contains("bantam_traces_dropped_total 0.0")
        .contains("bantam_task_audits{task=\"0123456789ab\"} 20\n")
        .contains("bantam_questions_waiting 0\n")
        .doesNotContain("never-a-label");
  }
}
