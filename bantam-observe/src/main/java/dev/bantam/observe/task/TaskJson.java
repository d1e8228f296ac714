package dev.bantam.observe.task;

import dev.bantam.core.AnswerFormat;
import dev.bantam.core.Endpoint;
import dev.bantam.observe.wire.WireException;
import dev.bantam.observe.wire.WireJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tasks as JSON, to be stored: what is read is equal to what was written. Only ASCII is written, so
 * that the marks of templates and whatever else callers send survive any store.
 */
public final class TaskJson {

  private static final int VERSION = 1;

  private static final JsonMapper WRITER =
      JsonMapper.builder(JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build())
          .build();

  private TaskJson() {}

  /** The task as one line of JSON. */
  public static String write(Task task) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("version", VERSION);
    json.put("id", task.id());
    json.put("name", task.name());
    task.versionOf().ifPresent(id -> json.put("version_of", id));
    json.put("calls", task.calls());
    json.put("endpoint", task.endpoint().name().toLowerCase(Locale.ROOT));
    json.put("model", task.model());
    task.tenant().ifPresent(tenant -> json.put("tenant", tenant));
    json.set("format", format(task.format()));
    json.set("template", template(task.template()));
    ArrayNode teachers = json.putArray("teachers");
    task.teachers()
        .forEach(
            (model, answers) -> teachers.addObject().put("model", model).put("answers", answers));
    ArrayNode values = json.putArray("values");
    task.values().forEach(values::add);
    task.obstacle().ifPresent(obstacle -> json.put("obstacle", obstacle));
    json.put("why", task.why());
    return WRITER.writeValueAsString(json);
  }

  /**
   * The task that this JSON is.
   *
   * @throws WireException when it is none, or was written by a newer Bantam
   */
  public static Task read(String text) {
    JsonNode json = WireJson.read(text);
    if (json.path("version").asInt(0) != VERSION) {
      throw new WireException(
          "a task of version %s, where this program knows %d"
              .formatted(json.path("version"), VERSION));
    }
    Map<String, Long> teachers = new LinkedHashMap<>();
    for (JsonNode teacher : list(json, "teachers")) {
      teachers.put(text(teacher, "model"), whole(teacher, "answers"));
    }
    return new Task(
        text(json, "id"),
        text(json, "name"),
        optional(json, "version_of"),
        whole(json, "calls"),
        endpoint(text(json, "endpoint")),
        text(json, "model"),
        optional(json, "tenant"),
        readFormat(json.path("format")),
        readTemplate(json.path("template")),
        Collections.unmodifiableMap(teachers),
        list(json, "values").stream().map(value -> string(value, "values")).toList(),
        optional(json, "obstacle"),
        text(json, "why"));
  }

  private static ObjectNode format(AnswerFormat format) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    return switch (format) {
      case AnswerFormat.PlainText plain -> json.put("type", "text");
      case AnswerFormat.AnyJson any -> json.put("type", "json");
      case AnswerFormat.Json(JsonNode canonical, String wrapper) -> {
        json.put("type", "schema").put("wrapper", wrapper);
        yield json.put("canonical", canonical.toString());
      }
      case AnswerFormat.Function(String function, JsonNode canonical) -> {
        json.put("type", "function").put("function", function);
        yield json.put("canonical", canonical.toString());
      }
    };
  }

  private static AnswerFormat readFormat(JsonNode json) {
    String type = text(json, "type");
    return switch (type) {
      case "text" -> new AnswerFormat.PlainText();
      case "json" -> new AnswerFormat.AnyJson();
      case "schema" -> new AnswerFormat.Json(canonical(json), text(json, "wrapper"));
      case "function" -> new AnswerFormat.Function(text(json, "function"), canonical(json));
      default -> throw new WireException("an answer format of the type " + type);
    };
  }

  private static JsonNode canonical(JsonNode json) {
    return WireJson.read(text(json, "canonical"));
  }

  private static ObjectNode template(Template template) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("spans", template.spans());
    ArrayNode pieces = json.putArray("pieces");
    for (Template.Piece piece : template.pieces()) {
      switch (piece) {
        case Template.Piece.Constant(String text) -> pieces.addObject().put("text", text);
        case Template.Piece.Slot(String name) -> pieces.addObject().put("slot", name);
      }
    }
    return json;
  }

  private static Template readTemplate(JsonNode json) {
    List<Template.Piece> pieces = new ArrayList<>();
    for (JsonNode piece : list(json, "pieces")) {
      pieces.add(
          piece.has("slot")
              ? new Template.Piece.Slot(text(piece, "slot"))
              : new Template.Piece.Constant(text(piece, "text")));
    }
    return new Template(pieces, json.path("spans").asBoolean(false));
  }

  private static Endpoint endpoint(String name) {
    for (Endpoint endpoint : Endpoint.values()) {
      if (endpoint.name().toLowerCase(Locale.ROOT).equals(name)) {
        return endpoint;
      }
    }
    throw new WireException("a task of the endpoint " + name);
  }

  private static Optional<String> optional(JsonNode json, String name) {
    return json.has(name) ? Optional.of(text(json, name)) : Optional.empty();
  }

  private static String text(JsonNode json, String name) {
    return string(json.path(name), name);
  }

  private static String string(JsonNode value, String name) {
    if (!value.isString()) {
      throw new WireException("a stored task without a text for " + name);
    }
    return value.stringValue();
  }

  private static long whole(JsonNode json, String name) {
    JsonNode value = json.path(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new WireException("a stored task without a whole number for " + name);
    }
    return value.longValue();
  }

  private static List<JsonNode> list(JsonNode json, String name) {
    if (!json.path(name).isArray()) {
      throw new WireException("a stored task without a list of " + name);
    }
    return json.path(name).valueStream().toList();
  }
}
