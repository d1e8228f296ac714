package dev.bantam.provider.anthropic;

import dev.bantam.observe.wire.WireException;
import dev.bantam.observe.wire.WireJson;
import dev.bantam.provider.OpenAiError;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Translates errors, statuses included. */
final class ErrorTranslation {

  private ErrorTranslation() {}

  /**
   * The error of a whole reply, which may also be no error of Anthropic's but a page of some proxy.
   */
  static OpenAiError translate(String provider, int status, byte[] body) {
    JsonNode error;
    try {
      error = WireJson.read(body, 0, body.length).path("error");
    } catch (WireException e) {
      error = Json.object();
    }
    String message =
        Json.text(error, "message")
            .orElse(
                "%s answered with the status %d and no error message".formatted(provider, status));
    return of(status, Json.text(error, "type").orElse(""), message);
  }

  /** The error of an event in a stream. */
  static OpenAiError translate(JsonNode error) {
    String type = Json.text(error, "type").orElse("api_error");
    return of(
        statusOf(type), type, Json.text(error, "message").orElse("the stream ended by an error"));
  }

  private static OpenAiError of(int status, String type, String message) {
    Optional<String> code = Optional.of(type).filter(text -> !text.isEmpty());
    return switch (status) {
      case 401 -> error(401, message, "invalid_request_error", Optional.of("invalid_api_key"));
      // Clients know no 402: what is not paid for is not allowed.
      case 402 -> error(403, message, "insufficient_quota", Optional.of("insufficient_quota"));
      case 403 -> error(403, message, "invalid_request_error", code);
      case 404 -> error(404, message, "invalid_request_error", Optional.of("model_not_found"));
      case 429 -> error(429, message, "requests", Optional.of("rate_limit_exceeded"));
      // Anthropic's own status for too much load.
      case 529 -> error(503, message, "server_error", code);
      default ->
          error(status, message, status >= 500 ? "server_error" : "invalid_request_error", code);
    };
  }

  private static OpenAiError error(int status, String message, String type, Optional<String> code) {
    return new OpenAiError(status, message, type, Optional.empty(), code);
  }

  private static int statusOf(String type) {
    return switch (type) {
      case "invalid_request_error" -> 400;
      case "authentication_error" -> 401;
      case "billing_error" -> 402;
      case "permission_error" -> 403;
      case "not_found_error" -> 404;
      case "request_too_large" -> 413;
      case "rate_limit_error" -> 429;
      case "timeout_error" -> 504;
      case "overloaded_error" -> 529;
      default -> 500;
    };
  }
}
