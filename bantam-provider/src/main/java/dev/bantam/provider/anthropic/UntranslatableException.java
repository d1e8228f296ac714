package dev.bantam.provider.anthropic;

import java.io.Serial;

/** A request says something that the other API has no words for. */
final class UntranslatableException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  private final String field;

  /**
   * @param field where in the request, such as {@code messages[2].content}
   */
  UntranslatableException(String field, String message) {
    super("%s: %s".formatted(field, message));
    this.field = field;
  }

  String field() {
    return field;
  }
}
