package dev.bantam.bench;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Parts of chat requests as openai-java and LangChain4j write them: the keys in their order. */
final class ChatShapes {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

  private ChatShapes() {}

  static ObjectNode object() {
    return JSON.objectNode();
  }

  /** openai-java: the content before the role, the messages before the model. */
  static ObjectNode openAiJava(String model, String system, String user) {
    ObjectNode request = object();
    ArrayNode messages = request.putArray("messages");
    messages.addObject().put("content", system).put("role", "system");
    messages.addObject().put("content", user).put("role", "user");
    return request.put("model", model);
  }

  /** LangChain4j; without a system message when its text is empty. */
  static ObjectNode langChain4j(String model, String system, String user) {
    ObjectNode request = object().put("model", model);
    ArrayNode messages = request.putArray("messages");
    if (!system.isEmpty()) {
      messages.addObject().put("role", "system").put("content", system);
    }
    messages.addObject().put("role", "user").put("content", user);
    return request;
  }

  /** An object with one field that has one of these values, as openai-java describes a class. */
  static ObjectNode openAiJavaSchema(String field, List<String> values) {
    ObjectNode schema = object().put("$schema", DRAFT);
    return enumOf(schema, field, values);
  }

  /** The same as LangChain4j describes an enum. */
  static ObjectNode langChain4jSchema(List<String> values) {
    return enumOf(object(), "value", values);
  }

  private static ObjectNode enumOf(ObjectNode schema, String field, List<String> values) {
    schema.put("type", "object");
    ObjectNode property = schema.putObject("properties").putObject(field).put("type", "string");
    values.forEach(property.putArray("enum")::add);
    schema.putArray("required").add(field);
    return schema.put("additionalProperties", false);
  }

  /** An assistant's message of text. */
  static ObjectNode said(String content) {
    return object().put("role", "assistant").put("content", content).putNull("refusal");
  }
}
