package dev.bantam.learn.encoder;

import dev.bantam.specialist.EncoderHead;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A head with how it was learned.
 *
 * @param head learned from all rows
 * @param cost of a wrong answer against that of large weights, where it is linear; empty where it
 *     has a hidden layer
 */
public record TrainedHead(EncoderHead head, OptionalDouble cost) {

  /** In words, such as {@code linear, cost 30}. */
  public String kind() {
    return cost.isPresent()
        ? String.format(Locale.ROOT, "linear, cost %.0f", cost.getAsDouble())
        : "hidden layer";
  }
}
