package dev.bantam.observe.log;

import tools.jackson.databind.JsonNode;

/** The header in which clients of the openai family count their attempts at one call. */
final class RetryHeader {

  static final String NAME = "x-stainless-retry-count";

  private RetryHeader() {}

  /** True when one of these headers says that the call is not the first attempt. */
  static boolean counted(JsonNode headers) {
    if (!headers.isObject()) {
      return false;
    }
    return headers.properties().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(NAME))
        .map(header -> header.getValue().isArray() ? header.getValue().path(0) : header.getValue())
        .anyMatch(value -> value.asInt(0) > 0);
  }
}
