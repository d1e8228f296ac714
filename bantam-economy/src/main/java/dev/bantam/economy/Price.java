package dev.bantam.economy;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a provider asks for a model, in US dollars.
 *
 * @param input per million input tokens that are not cached
 * @param cachedInput per million input tokens that came from the provider's cache
 * @param output per million output tokens that are shown
 * @param reasoning per million output tokens that are not shown
 * @param request per call, whatever its tokens
 * @param asOf the day on which the source said so
 * @param source where the figures stand, in words: a list and its version, a file and its line
 */
public record Price(
    BigDecimal input,
    BigDecimal cachedInput,
    BigDecimal output,
    BigDecimal reasoning,
    BigDecimal request,
    LocalDate asOf,
    String source) {

  /**
   * Rates without trailing zeros, so that equal rates are equal values.
   *
   * @throws IllegalArgumentException when a rate is negative, above a million dollars, or has more
   *     than 40 decimals
   */
  public Price {
    input = Rate.checked("input", input);
    cachedInput = Rate.checked("cached input", cachedInput);
    output = Rate.checked("output", output);
    reasoning = Rate.checked("reasoning", reasoning);
    request = Rate.checked("request", request);
  }

  /**
   * A price per million tokens without a discount for cached input, with reasoning at the price of
   * output, and no fee per call.
   */
  public static Price perMillion(
      BigDecimal input, BigDecimal output, LocalDate asOf, String source) {
    return new Price(input, input, output, output, BigDecimal.ZERO, asOf, source);
  }

  /** The same with another price per million cached input tokens. */
  public Price withCachedInput(BigDecimal rate) {
    return new Price(input, rate, output, reasoning, request, asOf, source);
  }

  /** The same with another price per million reasoning tokens. */
  public Price withReasoning(BigDecimal rate) {
    return new Price(input, cachedInput, output, rate, request, asOf, source);
  }

  /** The same with another fee per call. */
  public Price withRequest(BigDecimal fee) {
    return new Price(input, cachedInput, output, reasoning, fee, asOf, source);
  }

  /** Whether a call costs the same under both, whoever says so and when. */
  public boolean sameRates(Price other) {
    return new Price(
            other.input,
            other.cachedInput,
            other.output,
            other.reasoning,
            other.request,
            asOf,
            source)
        .equals(this);
  }

  /** The rates in words: {@code $2.50 input, $1.25 cached input, $10.00 output per million}. */
  public String rates() {
    StringBuilder words = new StringBuilder(Money.exact(input)).append(" input");
    if (cachedInput.compareTo(input) != 0) {
      words.append(", ").append(Money.exact(cachedInput)).append(" cached input");
    }
    words.append(", ").append(Money.exact(output)).append(" output");
    if (reasoning.compareTo(output) != 0) {
      words.append(", ").append(Money.exact(reasoning)).append(" reasoning");
    }
    words.append(" per million tokens");
    if (request.signum() > 0) {
      words.append(", ").append(Money.exact(request)).append(" per call");
    }
    return words.toString();
  }
}
