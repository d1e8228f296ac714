package dev.bantam.learn.data;

import java.util.Iterator;
import java.util.Map;

/** Writes a value back as JSON without white space, members in their order, numbers as written. */
final class CompactJson {

  private CompactJson() {}

  static String of(Cell value) {
    StringBuilder json = new StringBuilder();
    write(value, json);
    return json.toString();
  }

  private static void write(Cell value, StringBuilder json) {
    switch (value.type()) {
      case MISSING -> json.append("null");
      case NUMBER, BOOLEAN -> json.append(value.text());
      case STRING, CSV_TEXT -> quote(value.text(), json);
      case ARRAY -> {
        char before = '[';
        for (Cell item : value.items()) {
          json.append(before);
          write(item, json);
          before = ',';
        }
        json.append(before == '[' ? "[]" : "]");
      }
      case OBJECT -> {
        json.append('{');
        for (Iterator<Map.Entry<String, Cell>> members = value.members().entrySet().iterator();
            members.hasNext(); ) {
          Map.Entry<String, Cell> member = members.next();
          quote(member.getKey(), json);
          json.append(':');
          write(member.getValue(), json);
          if (members.hasNext()) {
            json.append(',');
          }
        }
        json.append('}');
      }
    }
  }

  private static void quote(String text, StringBuilder json) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char next = text.charAt(i);
      switch (next) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> {
          if (next < ' ') {
            json.append("\\u%04x".formatted((int) next));
          } else {
            json.append(next);
          }
        }
      }
    }
    json.append('"');
  }
}
