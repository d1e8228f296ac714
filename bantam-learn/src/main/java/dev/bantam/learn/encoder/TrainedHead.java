package dev.bantam.learn.encoder;

import dev.bantam.specialist.EncoderHead;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A head with how it was learned.
 *
 * @param head learned from all rows
 * @param cost of a wrong answer against that of large weights, where it is linear and was learned
 *     behind the encoder; empty for others
 * @param withEncoder whether it was learned together with its encoder
 * @param shares where it is two heads that answer together, how much each counts
 */
public record TrainedHead(
    EncoderHead head, OptionalDouble cost, boolean withEncoder, Optional<HeadShares> shares) {

  /** A head that was learned behind an encoder that stayed as it was. */
  TrainedHead(EncoderHead head, OptionalDouble cost) {
    this(head, cost, false, Optional.empty());
  }

  /** A linear head of this cost, together with one that has a hidden layer. */
  static TrainedHead joined(EncoderHead head, OptionalDouble cost, HeadShares shares) {
    return new TrainedHead(head, cost, false, Optional.of(shares));
  }

  /** A head that was learned together with its encoder. */
  public static TrainedHead tuned(EncoderHead head) {
    return new TrainedHead(head, OptionalDouble.empty(), true, Optional.empty());
  }

  /** In words, such as {@code linear, cost 30}. */
  public String kind() {
    if (withEncoder) {
      return "linear, with the encoder";
    }
    if (cost.isEmpty()) {
      return "hidden layer";
    }
    String linear = String.format(Locale.ROOT, "linear, cost %.0f", cost.getAsDouble());
    return shares.isPresent() ? linear + ", and hidden layer" : linear;
  }
}
