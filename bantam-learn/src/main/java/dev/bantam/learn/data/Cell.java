package dev.bantam.learn.data;

import java.util.List;
import java.util.Map;

/**
 * One value of a row, as its file gave it.
 *
 * @param type what it is in the file; a CSV knows only text
 * @param text the text, the number or truth value as written, or the compact JSON of an array or
 *     object; empty when missing
 * @param items the items of an array, otherwise none
 * @param members the members of an object, otherwise none
 */
record Cell(Type type, String text, List<Cell> items, Map<String, Cell> members) {

  /** What a value is in its file. */
  enum Type {
    MISSING,
    CSV_TEXT,
    STRING,
    NUMBER,
    BOOLEAN,
    ARRAY,
    OBJECT
  }

  static final Cell MISSING = scalar(Type.MISSING, "");

  static Cell scalar(Type type, String text) {
    return new Cell(type, text, List.of(), Map.of());
  }

  static Cell array(List<Cell> items) {
    return new Cell(Type.ARRAY, "", items, Map.of());
  }

  static Cell object(Map<String, Cell> members) {
    return new Cell(Type.OBJECT, "", List.of(), members);
  }

  /** True when there is nothing to read or learn here: absent, null, or white space only. */
  boolean missing() {
    return switch (type) {
      case MISSING -> true;
      case CSV_TEXT, STRING -> text.isBlank();
      default -> false;
    };
  }

  /** About how many bytes of memory it takes. */
  long weight() {
    long weight = 100L + text.length();
    for (Cell item : items) {
      weight += item.weight();
    }
    for (Map.Entry<String, Cell> member : members.entrySet()) {
      weight += 100L + member.getKey().length() + member.getValue().weight();
    }
    return weight;
  }

  /** The value as one text: arrays and objects as compact JSON. */
  String asText() {
    return switch (type) {
      case ARRAY, OBJECT -> CompactJson.of(this);
      default -> text;
    };
  }
}
