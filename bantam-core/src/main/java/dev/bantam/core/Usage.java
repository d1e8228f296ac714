package dev.bantam.core;

/**
 * The tokens of a call as its provider counted them.
 *
 * @param input tokens read, the cached ones included
 * @param cachedInput those of them that came from the provider's prompt cache
 * @param output tokens written, the reasoning ones included
 * @param reasoning those of them that were not shown
 */
public record Usage(long input, long cachedInput, long output, long reasoning) {

  /** None counted. */
  public static final Usage NONE = new Usage(0, 0, 0, 0);

  /**
   * @throws IllegalArgumentException when a count is negative or a part is larger than its whole
   */
  public Usage {
    if (cachedInput < 0 || reasoning < 0 || cachedInput > input || reasoning > output) {
      throw new IllegalArgumentException(
          "%d of %d input and %d of %d output tokens"
              .formatted(cachedInput, input, reasoning, output));
    }
  }

  /** Both together. */
  public Usage plus(Usage other) {
    return new Usage(
        input + other.input,
        cachedInput + other.cachedInput,
        output + other.output,
        reasoning + other.reasoning);
  }
}
