package dev.bantam.provider;

import dev.bantam.observe.wire.WireJson;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * An error as OpenAI's API tells it.
 *
 * @param status of HTTP, which clients map to their exceptions
 * @param type such as {@code invalid_request_error}
 * @param param the field of the request that is at fault
 * @param code for programs, such as {@code model_not_found}
 */
public record OpenAiError(
    int status, String message, String type, Optional<String> param, Optional<String> code) {

  /** The type of a request that is at fault itself. */
  public static final String INVALID_REQUEST = "invalid_request_error";

  /** A request with a field that cannot be served. */
  public static OpenAiError invalid(String param, String message) {
    return new OpenAiError(
        400,
        message,
        INVALID_REQUEST,
        Optional.of(param).filter(name -> !name.isEmpty()),
        Optional.empty());
  }

  /** Something that does not exist. */
  public static OpenAiError notFound(String code, String message) {
    return new OpenAiError(404, message, INVALID_REQUEST, Optional.empty(), Optional.of(code));
  }

  /** The body. */
  public String json() {
    ObjectNode root = WireJson.mapper().createObjectNode();
    ObjectNode error = root.putObject("error");
    error.put("message", message);
    error.put("type", type);
    param.ifPresentOrElse(value -> error.put("param", value), () -> error.putNull("param"));
    code.ifPresentOrElse(value -> error.put("code", value), () -> error.putNull("code"));
    return root.toString();
  }

  /** The reply that tells it. */
  public BytesReply reply() {
    return BytesReply.json(status, json());
  }
}
