package dev.bantam.observe.log;

/** Tells when the brackets of a JSON text that comes in pieces are balanced. */
final class JsonBalance {

  private long depth;
  private boolean inText;
  private boolean escaped;

  void add(String piece) {
    for (int i = 0; i < piece.length(); i++) {
      char c = piece.charAt(i);
      if (escaped) {
        escaped = false;
      } else if (inText) {
        escaped = c == '\\';
        inText = c != '"';
      } else if (c == '"') {
        inText = true;
      } else if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
      }
    }
  }

  boolean complete() {
    return depth <= 0 && !inText;
  }

  void reset() {
    depth = 0;
    inText = false;
    escaped = false;
  }
}
