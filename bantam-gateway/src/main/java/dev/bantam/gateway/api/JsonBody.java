package dev.bantam.gateway.api;

import dev.bantam.gateway.http.ApiError;
import dev.bantam.gateway.http.ApiException;
import dev.bantam.gateway.http.Exchange;
import dev.bantam.observe.wire.WireException;
import dev.bantam.observe.wire.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a request's body says. Everything that is wrong with it is a bad request. */
record JsonBody(JsonNode json) {

  static JsonBody of(Exchange exchange) {
    byte[] bytes = exchange.body();
    try {
      JsonNode json = WireJson.read(bytes, 0, bytes.length);
      if (json.isObject()) {
        return new JsonBody(json);
      }
    } catch (WireException e) {
      // It is told below.
    }
    throw bad("The body should be a JSON object.");
  }

  String text(String name) {
    return optional(name).orElseThrow(() -> bad("%s should be a text.".formatted(name)));
  }

  Optional<String> optional(String name) {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isString()) {
      throw bad("%s should be a text.".formatted(name));
    }
    return Optional.of(value.stringValue());
  }

  JsonNode object(String name) {
    JsonNode value = json.path(name);
    if (!value.isObject()) {
      throw bad("%s should be a JSON object.".formatted(name));
    }
    return value;
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode value : json.path(name)) {
      if (!value.isString()) {
        throw bad("%s should be a list of texts.".formatted(name));
      }
      texts.add(value.stringValue());
    }
    return texts;
  }

  static ApiException bad(String message) {
    return new ApiException(ApiError.badRequest("invalid_body", message));
  }
}
