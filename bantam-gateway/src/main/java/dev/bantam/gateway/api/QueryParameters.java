package dev.bantam.gateway.api;

import dev.bantam.gateway.http.ApiError;
import dev.bantam.gateway.http.ApiException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a query says. Everything that is wrong with it is a bad request. */
final class QueryParameters {

  private final Map<String, String> values = new TreeMap<>();

  QueryParameters(String query) {
    for (String pair : query.split("&", 50)) {
      int equals = pair.indexOf('=');
      if (!pair.isEmpty()) {
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        values.put(name, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw bad("The query is not encoded properly.");
    }
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  int number(String name, int least, int most, int otherwise) {
    String text = values.get(name);
    if (text == null) {
      return otherwise;
    }
    if (!text.matches("\\d{1,9}")
        || Integer.parseInt(text) < least
        || Integer.parseInt(text) > most) {
      throw bad("%s should be from %d to %d.".formatted(name, least, most));
    }
    return Integer.parseInt(text);
  }

  void end(String... known) {
    for (String name : values.keySet()) {
      if (!List.of(known).contains(name)) {
        throw bad("Known here are: %s.".formatted(String.join(", ", known)));
      }
    }
  }

  private static ApiException bad(String message) {
    return new ApiException(ApiError.badRequest("invalid_query", message));
  }
}
