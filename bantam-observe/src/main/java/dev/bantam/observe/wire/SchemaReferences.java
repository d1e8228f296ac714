package dev.bantam.observe.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Follows references inside one schema, and refuses to go in circles. */
final class SchemaReferences {

  private final JsonNode root;
  private final Set<String> open = new LinkedHashSet<>();

  SchemaReferences(JsonNode root) {
    this.root = root;
    open.add("#");
  }

  /**
   * What a reference refers to; until {@link #leave} it may not be entered again.
   *
   * @throws WireException when it is being entered already or leads nowhere
   */
  JsonNode enter(String reference) {
    if (!open.add(reference)) {
      throw new WireException("a schema that refers to itself: " + Nodes.brief(reference));
    }
    if (!reference.startsWith("#/")) {
      throw nowhere(reference);
    }
    try {
      String pointer =
          URLDecoder.decode(reference.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
      JsonNode target = root.at(JsonPointer.compile(pointer));
      if (target.isMissingNode()) {
        throw nowhere(reference);
      }
      return target;
    } catch (IllegalArgumentException e) {
      throw nowhere(reference);
    }
  }

  void leave(String reference) {
    open.remove(reference);
  }

  private static WireException nowhere(String reference) {
    return new WireException(
        "a schema that refers to %s, which is not in it".formatted(Nodes.brief(reference)));
  }
}
