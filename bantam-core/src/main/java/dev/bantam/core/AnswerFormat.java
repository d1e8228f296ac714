package dev.bantam.core;

import tools.jackson.databind.JsonNode;

/** The form in which a call wants its answer. */
public sealed interface AnswerFormat {

  /** Text of any form. */
  record PlainText() implements AnswerFormat {}

  /** Some JSON object, its fields unknown. */
  record AnyJson() implements AnswerFormat {}

  /**
   * JSON that fits a schema.
   *
   * @param canonical the schema in canonical form: equal for the same type, whichever client
   *     described it and in whatever order
   * @param wrapper the property in which the client wraps a bare value, such as {@code value};
   *     empty when the answer is the object itself
   */
  record Json(JsonNode canonical, String wrapper) implements AnswerFormat {}

  /**
   * The arguments of the one function that the call forces.
   *
   * @param function its name
   * @param canonical the schema of its arguments in canonical form
   */
  record Function(String function, JsonNode canonical) implements AnswerFormat {}
}
