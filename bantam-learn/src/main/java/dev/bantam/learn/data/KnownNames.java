package dev.bantam.learn.data;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Names that columns commonly have, by what they hold; case and punctuation do not matter. */
final class KnownNames {

  private static final List<String> TEXT =
      List.of(
          "text",
          "input",
          "message",
          "query",
          "question",
          "sentence",
          "utterance",
          "content",
          "body",
          "prompt");

  private static final List<String> LABEL =
      List.of(
          "label",
          "category",
          "intent",
          "class",
          "answer",
          "target",
          "output",
          "sentiment",
          "topic",
          "tag");

  private static final List<String> BESIDE =
      List.of(
          "id",
          "rowid",
          "uuid",
          "index",
          "time",
          "timestamp",
          "date",
          "datetime",
          "created",
          "createdat",
          "updatedat");

  private KnownNames() {}

  /** The column whose name is the most usual one for a text. */
  static Optional<String> text(Collection<String> columns) {
    return TEXT.stream()
        .flatMap(name -> columns.stream().filter(column -> plain(column).equals(name)))
        .findFirst();
  }

  /** All columns that are named like a label. */
  static List<String> labels(Collection<String> columns) {
    return columns.stream().filter(column -> LABEL.contains(plain(column))).toList();
  }

  /** True for a name such as id or date: neither text nor label. */
  static boolean beside(String column) {
    return BESIDE.contains(plain(column));
  }

  /** True for a name that is usual for any column. */
  static boolean any(String column) {
    String plain = plain(column);
    return TEXT.contains(plain) || LABEL.contains(plain) || BESIDE.contains(plain);
  }

  private static String plain(String column) {
    return column.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }
}
