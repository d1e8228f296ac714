package dev.bantam.learn.data;

import dev.bantam.core.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes fields of what was seen, or says why one cannot be learned and which ones could be. */
record LearnedFields(String file, Columns columns, Head head, List<FieldEvidence> evidence) {

  /**
   * The fields in the order of their appearance.
   *
   * @param notes takes a sentence about each field that never varies
   * @throws DataException if one is of a kind that cannot be learned, has no value, or if no field
   *     varies
   */
  List<Field> fields(List<String> notes) {
    List<Field> fields = new ArrayList<>();
    List<String> constant = new ArrayList<>();
    for (FieldEvidence seen : evidence) {
      if (seen.present() == 0) {
        throw new DataException(
            "%s: the field %s has no value in any row.%s"
                .formatted(file, Snippet.of(seen.name()), alternatives()));
      }
      if (!seen.kind().learnable()) {
        throw notYet(seen);
      }
      fields.add(field(seen));
      if (distinct(seen).size() == 1) {
        constant.add(
            "%s is %s".formatted(Snippet.of(seen.name()), Snippet.of(seen.values().getFirst())));
      }
    }
    if (constant.size() == fields.size()) {
      throw new DataException(
          "%s: in every row with a label %s. There is nothing to tell apart: it takes at least two different values.%s"
              .formatted(file, String.join(" and ", constant), alternatives()));
    }
    constant.forEach(field -> notes.add("In every row with a value " + field + "."));
    return fields;
  }

  /** The different values of a field that can be learned. */
  private static List<String> distinct(FieldEvidence seen) {
    if (seen.kind() != Kind.BOOLEAN) {
      return seen.values();
    }
    return seen.values().stream().map(LearnedFields::truth).distinct().toList();
  }

  static String truth(String value) {
    return value.equalsIgnoreCase("true") ? "true" : "false";
  }

  private static Field field(FieldEvidence seen) {
    if (seen.kind() == Kind.BOOLEAN) {
      return new Field.Bool(seen.name());
    }
    return new Field.Category(
        seen.name(), seen.values().stream().sorted(LearnedFields::byCodePoint).toList());
  }

  /** The order of UTF-8 bytes is the order of code points. */
  private static int byCodePoint(String one, String other) {
    return Arrays.compareUnsigned(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private DataException notYet(FieldEvidence seen) {
    return new DataException(
        "%s: the field %s looks like %s (%s). Only categories and true-or-false fields can be learned so far.%s%s"
            .formatted(
                file,
                Snippet.of(seen.name()),
                seen.kind().words(),
                seen.exampleText(),
                seen.categoriesAsNumbers()
                    ? " To learn them as categories, write them as texts (\"3\" instead of 3)."
                    : "",
                alternatives()));
  }

  private String alternatives() {
    List<String> candidates =
        switch (columns.labels()) {
          case Labels.Inside inside -> head.learnableMembers(inside.column(), columns.text());
          case Labels labels -> head.learnable(columns.text(), excluded());
        };
    List<String> known =
        evidence.stream().filter(seen -> !useful(seen)).map(FieldEvidence::name).toList();
    List<String> names = candidates.stream().filter(name -> !known.contains(name)).toList();
    if (names.isEmpty()) {
      return " No other column looks like one.";
    }
    return " Could be learned: %s. Use --label %s"
        .formatted(Snippet.list(names), String.join(",", names));
  }

  private static boolean useful(FieldEvidence seen) {
    return seen.present() > 0 && seen.kind().learnable() && distinct(seen).size() > 1;
  }

  private List<String> excluded() {
    return List.of(columns.time(), columns.id()).stream().flatMap(Optional::stream).toList();
  }
}
