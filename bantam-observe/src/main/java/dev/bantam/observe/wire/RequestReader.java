package dev.bantam.observe.wire;

import dev.bantam.core.AnswerFormat;
import dev.bantam.core.Call;
import dev.bantam.core.Endpoint;
import dev.bantam.core.Message.Role;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads requests of the four OpenAI-compatible endpoints into calls. Unknown properties are no
 * error: the call says only what tasks are recognised by. What keeps a call out of every task
 * becomes one of its obstacles; a participant's {@code name} is not looked at.
 *
 * <p>Keeps the canonical schemas of the last calls, so one reader for many calls is fast. Safe for
 * use by several threads. The JSON inside the calls' formats is shared and must not be changed.
 */
public final class RequestReader {

  /** The model of a call that names none. */
  public static final String UNKNOWN_MODEL = "unknown";

  private final AnswerFormats formats = new AnswerFormats();

  /**
   * The call that this body is, its endpoint told by its properties.
   *
   * @throws WireException when it is no request
   */
  public Call read(JsonNode body) {
    return read(body, Endpoints.ofBody(body));
  }

  /**
   * The call that this body is.
   *
   * @throws WireException when it is no request for that endpoint
   */
  public Call read(JsonNode body, Endpoint endpoint) {
    return read(body, endpoint, Optional.empty());
  }

  /**
   * The call that this body is.
   *
   * @param tenant whose it is
   * @throws WireException when it is no request for that endpoint
   */
  public Call read(JsonNode body, Endpoint endpoint, Optional<String> tenant) {
    if (!body.isObject()) {
      throw new WireException("a request that is not a JSON object");
    }
    Draft draft = new Draft();
    switch (endpoint) {
      case CHAT -> chat(body, draft);
      case RESPONSES -> responses(body, draft);
      case COMPLETIONS -> completion(body, draft);
      case EMBEDDINGS -> embeddings(body, draft);
    }
    return draft.call(endpoint, Nodes.text(body, "model").orElse(UNKNOWN_MODEL), tenant);
  }

  private void chat(JsonNode body, Draft draft) {
    ChatMessages.read(body.path("messages"), draft);
    several(body, draft);
    for (JsonNode modality : Nodes.elements(body.path("modalities"))) {
      if (modality.stringValue("").equals("audio")) {
        draft.obstacle("an answer in audio");
      }
    }
    JsonNode format = body.path("response_format");
    format(body, format, format.path("json_schema").path("schema"), draft);
  }

  private void responses(JsonNode body, Draft draft) {
    ResponsesInput.read(body, draft);
    JsonNode format = body.path("text").path("format");
    format(body, format, format.path("schema"), draft);
  }

  private void format(JsonNode body, JsonNode format, JsonNode schema, Draft draft) {
    if (Tools.decide(body, formats, draft)) {
      return;
    }
    switch (format.path("type").stringValue("text")) {
      case "json_schema" -> {
        try {
          draft.format(formats.json(schema));
        } catch (WireException e) {
          draft.format(new AnswerFormat.AnyJson());
          draft.obstacle(String.valueOf(e.getMessage()));
        }
      }
      case "json_object" -> draft.format(new AnswerFormat.AnyJson());
      case "text" -> draft.formatFromPrompt();
      default ->
          draft.obstacle(
              "an answer of the format " + Nodes.brief(format.path("type").stringValue("")));
    }
  }

  private static void completion(JsonNode body, Draft draft) {
    several(body, draft);
    if (Nodes.text(body, "suffix").isPresent()) {
      draft.obstacle("text to be filled in before a suffix");
    }
    texts(body.path("prompt"), "prompt", draft);
    draft.formatFromPrompt();
  }

  private static void embeddings(JsonNode body, Draft draft) {
    texts(body.path("input"), "input", draft);
    draft.obstacle("an embedding, which is no answer to compare");
  }

  private static void texts(JsonNode value, String name, Draft draft) {
    List<JsonNode> texts = value.isArray() ? Nodes.elements(value) : List.of(value);
    if (texts.isEmpty() || value.isMissingNode() || value.isNull()) {
      throw new WireException("a request without " + name);
    }
    if (!texts.stream().allMatch(JsonNode::isString)) {
      draft.obstacle("a %s of token numbers".formatted(name));
      return;
    }
    if (texts.size() > 1) {
      draft.obstacle("several texts in one %s".formatted(name));
    }
    texts.forEach(text -> draft.message(Role.USER, text.stringValue()));
  }

  private static void several(JsonNode body, Draft draft) {
    for (String name : List.of("n", "best_of")) {
      JsonNode number = body.path(name);
      if (number.isNumber() && number.doubleValue() > 1) {
        draft.obstacle("several choices (%s = %s)".formatted(name, number));
      }
    }
  }
}
