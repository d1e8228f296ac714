package dev.bantam.provider.anthropic;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Translates a request for a chat completion into one for a message. */
final class RequestTranslation {

  /** What is only a hint, a label or a wish about storing, and changes no answer's meaning. */
  private static final Set<String> HINTS =
      Set.of(
          "seed",
          "store",
          "metadata",
          "service_tier",
          "prompt_cache_key",
          "prompt_cache_retention",
          "safety_identifier",
          "prediction",
          "verbosity");

  /** What is understood at all. */
  private static final Set<String> KNOWN =
      Set.of(
          "model",
          "messages",
          "stream",
          "stream_options",
          "max_tokens",
          "max_completion_tokens",
          "temperature",
          "top_p",
          "top_k",
          "stop",
          "tools",
          "tool_choice",
          "parallel_tool_calls",
          "response_format",
          "reasoning_effort",
          "user",
          "modalities");

  /** What has no counterpart there, unless it says what would happen without it. */
  private static final Map<String, Object> NEUTRAL =
      Map.of(
          "n", 1.0,
          "frequency_penalty", 0.0,
          "presence_penalty", 0.0,
          "logprobs", false,
          "top_logprobs", 0.0);

  private static final Set<String> EFFORTS = Set.of("low", "medium", "high");

  private final long maxTokens;

  /**
   * @param maxTokens of a request that sets no limit, where the Messages API needs one
   */
  RequestTranslation(long maxTokens) {
    this.maxTokens = maxTokens;
  }

  /**
   * The request in the other API's words.
   *
   * @throws UntranslatableException when there are none
   */
  ObjectNode translate(JsonNode chat) {
    if (!chat.isObject()) {
      throw new UntranslatableException("body", "must be a JSON object");
    }
    chat.propertyNames().forEach(name -> check(name, chat.path(name)));
    ObjectNode out = Json.object();
    out.put(
        "model",
        Json.text(chat, "model")
            .orElseThrow(() -> new UntranslatableException("model", "must name a model")));
    limit(chat, out);
    sampling(chat, out);
    stop(chat.path("stop"), out);
    if (chat.path("stream").booleanValue(false)) {
      out.put("stream", true);
    }
    Json.text(chat, "user").ifPresent(user -> out.putObject("metadata").put("user_id", user));
    MessageTranslation.translate(chat.path("messages"), out);
    ToolTranslation.translate(chat, out);
    format(chat.path("response_format"), out);
    effort(chat, out);
    return out;
  }

  private static void check(String name, JsonNode value) {
    if (value.isNull() || KNOWN.contains(name) || HINTS.contains(name)) {
      return;
    }
    Object neutral = NEUTRAL.get(name);
    boolean harmless =
        neutral instanceof Double number
            ? value.isNumber() && value.doubleValue() == number
            : neutral instanceof Boolean flag && value.isBoolean() && value.booleanValue() == flag;
    if (!harmless && !(value.isObject() && value.isEmpty())) {
      throw new UntranslatableException(
          name.length() <= 60 ? name : name.substring(0, 60),
          "Anthropic's Messages API has nothing like it; leave it out");
    }
  }

  private void limit(JsonNode chat, ObjectNode out) {
    String name = Json.has(chat, "max_completion_tokens") ? "max_completion_tokens" : "max_tokens";
    JsonNode limit = chat.path(name);
    if (!Json.has(chat, name)) {
      out.put("max_tokens", maxTokens);
    } else if (limit.isIntegralNumber() && limit.canConvertToLong() && limit.longValue() > 0) {
      out.put("max_tokens", limit.longValue());
    } else {
      throw new UntranslatableException(name, "must be a positive whole number");
    }
  }

  private static void sampling(JsonNode chat, ObjectNode out) {
    if (Json.has(chat, "temperature")) {
      JsonNode temperature = chat.path("temperature");
      if (!temperature.isNumber()
          || temperature.doubleValue() < 0
          || temperature.doubleValue() > 1) {
        throw new UntranslatableException(
            "temperature", "must be from 0 to 1 for Anthropic's Messages API");
      }
      out.set("temperature", temperature);
    }
    for (String name : new String[] {"top_p", "top_k"}) {
      if (Json.has(chat, name)) {
        if (!chat.path(name).isNumber()) {
          throw new UntranslatableException(name, "must be a number");
        }
        out.set(name, chat.path(name));
      }
    }
    for (JsonNode modality : chat.path("modalities")) {
      if (!modality.stringValue("").equals("text")) {
        throw new UntranslatableException("modalities", "only text can be answered");
      }
    }
  }

  private static void stop(JsonNode stop, ObjectNode out) {
    if (stop.isMissingNode() || stop.isNull()) {
      return;
    }
    ArrayNode sequences = Json.array();
    if (stop.isString()) {
      sequences.add(stop);
    } else if (stop.isArray() && stop.valueStream().allMatch(JsonNode::isString)) {
      stop.forEach(sequences::add);
    } else {
      throw new UntranslatableException("stop", "must be a text or a list of texts");
    }
    if (!sequences.isEmpty()) {
      out.set("stop_sequences", sequences);
    }
  }

  private static void format(JsonNode format, ObjectNode out) {
    if (format.isMissingNode() || format.isNull()) {
      return;
    }
    switch (format.path("type").stringValue("")) {
      case "text" -> {}
      case "json_schema" -> {
        JsonNode schema = format.path("json_schema").path("schema");
        if (!schema.isObject()) {
          throw new UntranslatableException(
              "response_format.json_schema.schema", "must be a JSON Schema");
        }
        out.putObject("output_config")
            .putObject("format")
            .put("type", "json_schema")
            .set("schema", schema);
      }
      case "json_object" ->
          throw new UntranslatableException(
              "response_format",
              "Anthropic's Messages API has no json_object; give the fields by json_schema");
      default ->
          throw new UntranslatableException("response_format.type", "must be text or json_schema");
    }
  }

  private static void effort(JsonNode chat, ObjectNode out) {
    if (!Json.has(chat, "reasoning_effort")) {
      return;
    }
    String effort = chat.path("reasoning_effort").stringValue("");
    if (!EFFORTS.contains(effort)) {
      throw new UntranslatableException("reasoning_effort", "must be low, medium or high");
    }
    ObjectNode config =
        out.path("output_config") instanceof ObjectNode present
            ? present
            : out.putObject("output_config");
    config.put("effort", effort);
  }
}
