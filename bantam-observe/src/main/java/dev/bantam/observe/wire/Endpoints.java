package dev.bantam.observe.wire;

import dev.bantam.core.Endpoint;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Tells which endpoint a call went to. */
public final class Endpoints {

  private Endpoints() {}

  /** By the end of a URL or path, such as {@code /v1/chat/completions}; a query is ignored. */
  public static Optional<Endpoint> ofPath(String url) {
    if (url.isEmpty()) {
      return Optional.empty();
    }
    String path = url.replaceFirst("[?#].*", "").replaceFirst("/+$", "").toLowerCase(Locale.ROOT);
    if (path.endsWith("/chat/completions")) {
      return Optional.of(Endpoint.CHAT);
    }
    if (path.endsWith("/responses")) {
      return Optional.of(Endpoint.RESPONSES);
    }
    if (path.endsWith("/embeddings")) {
      return Optional.of(Endpoint.EMBEDDINGS);
    }
    return path.endsWith("/completions") ? Optional.of(Endpoint.COMPLETIONS) : Optional.empty();
  }

  /**
   * By the request's body. Responses and embeddings share {@code input}: one that names an encoding
   * or dimensions, a model with "embed" in its name, or an input of several texts or of token
   * numbers is for embeddings.
   *
   * @throws WireException when it is none of them
   */
  public static Endpoint ofBody(JsonNode body) {
    if (body.path("messages").isArray()) {
      return Endpoint.CHAT;
    }
    JsonNode prompt = body.path("prompt");
    if (prompt.isString() || prompt.isArray()) {
      return Endpoint.COMPLETIONS;
    }
    JsonNode input = body.path("input");
    if (input.isString() || input.isArray()) {
      return embeds(body, input) ? Endpoint.EMBEDDINGS : Endpoint.RESPONSES;
    }
    if (Nodes.has(body, "prompt") || Nodes.has(body, "instructions")) {
      return Endpoint.RESPONSES;
    }
    throw new WireException("a request without messages, input or prompt");
  }

  private static boolean embeds(JsonNode body, JsonNode input) {
    return body.has("encoding_format")
        || body.has("dimensions")
        || body.path("model").stringValue("").toLowerCase(Locale.ROOT).contains("embed")
        || (input.isArray() && input.path(0).isValueNode())
        || (input.isArray() && input.path(0).isArray());
  }
}
