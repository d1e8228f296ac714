package dev.bantam.gateway.http;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An error in the shape that clients of OpenAI's API read.
 *
 * @param status the HTTP status; clients choose their exception and whether to repeat by it
 * @param type the family, such as {@code invalid_request_error}
 * @param code the case, such as {@code body_too_large}
 * @param message for people: what happened and what to do; no secrets
 */
public record ApiError(int status, String type, String code, String message) {

  /** 400: the request cannot be understood. */
  public static ApiError badRequest(String code, String message) {
    return new ApiError(400, "invalid_request_error", code, message);
  }

  /** 401: the key is missing or wrong. */
  public static ApiError unauthorised(String code, String message) {
    return new ApiError(401, "authentication_error", code, message);
  }

  /** 403: not from there. */
  public static ApiError forbidden(String code, String message) {
    return new ApiError(403, "permission_error", code, message);
  }

  /** 404: there is nothing. */
  public static ApiError notFound(String message) {
    return new ApiError(404, "invalid_request_error", "not_found", message);
  }

  /** 405: not in this way. */
  public static ApiError wrongMethod(String message) {
    return new ApiError(405, "invalid_request_error", "method_not_allowed", message);
  }

  /** 413. */
  public static ApiError tooLarge(long most) {
    return new ApiError(
        413,
        "invalid_request_error",
        "body_too_large",
        "The body has more than %,d bytes (server.max_body).".formatted(most));
  }

  /** Something on this side or behind it; the status says what. */
  public static ApiError server(int status, String code, String message) {
    return new ApiError(status, "server_error", code, message);
  }

  /** The body of the reply, JSON in UTF-8. */
  public byte[] body() {
    return ("{\"error\":" + json() + "}").getBytes(StandardCharsets.UTF_8);
  }

  /** As an event in the midst of a stream, in UTF-8. */
  public byte[] event() {
    return ("event: error\ndata: {\"error\":" + json() + "}\n\n").getBytes(StandardCharsets.UTF_8);
  }

  private ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("message", message)
        .put("type", type)
        .putNull("param")
        .put("code", code);
  }
}
