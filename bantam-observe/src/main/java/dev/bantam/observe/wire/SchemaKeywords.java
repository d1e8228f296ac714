package dev.bantam.observe.wire;

import java.util.Set;

/** Which keywords of a schema say nothing about its values. */
final class SchemaKeywords {

  /** Those that have a rule of their own in {@link CanonicalSchema}. */
  static final Set<String> HANDLED =
      Set.of("$ref", "type", "nullable", "enum", "const", "anyOf", "oneOf", "allOf");

  private static final Set<String> IGNORED =
      Set.of(
          "$schema",
          "$id",
          "id",
          "$anchor",
          "$comment",
          "$defs",
          "definitions",
          "title",
          "description",
          "name",
          "strict",
          "default",
          "example",
          "examples",
          "deprecated",
          "readOnly",
          "writeOnly");

  private SchemaKeywords() {}

  static boolean ignored(String name) {
    return IGNORED.contains(name) || name.startsWith("x-");
  }
}
