package dev.bantam.learn.encoder;

import dev.bantam.specialist.EncoderHead;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A head with how it was learned.
 *
 * @param head learned from all rows
 * @param cost of a wrong answer against that of large weights, where it is linear and was learned
 *     behind the encoder; empty for others
 * @param withEncoder whether it was learned together with its encoder
 */
public record TrainedHead(EncoderHead head, OptionalDouble cost, boolean withEncoder) {

  /** A head that was learned behind an encoder that stayed as it was. */
  TrainedHead(EncoderHead head, OptionalDouble cost) {
    this(head, cost, false);
  }

  /** A head that was learned together with its encoder. */
  public static TrainedHead tuned(EncoderHead head) {
    return new TrainedHead(head, OptionalDouble.empty(), true);
  }

  /** In words, such as {@code linear, cost 30}. */
  public String kind() {
    if (withEncoder) {
      return "linear, with the encoder";
    }
    return cost.isPresent()
        ? String.format(Locale.ROOT, "linear, cost %.0f", cost.getAsDouble())
        : "hidden layer";
  }
}
