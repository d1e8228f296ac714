package dev.bantam.learn;

import dev.bantam.learn.encoder.BaseModelFiles;
import dev.bantam.learn.encoder.HeadSettings;
import dev.bantam.learn.encoder.LearnedEncoder;
import dev.bantam.specialist.encoder.Encoder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

/** Learns heads on an encoder that stays as it is, pooled with the lexical rung below. */
final class EncoderStep {

  private final TrainingRows rows;
  private final HeadSettings settings = HeadSettings.defaults();
  private final long seed;

  EncoderStep(TrainingRows rows, long seed) {
    this.rows = rows;
    this.seed = seed;
  }

  /**
   * Learns a second rung above a first.
   *
   * @param tune rows on which heads and weights are chosen
   */
  LearnedLadder above(
      LearnedLadder lower,
      BaseModelFiles base,
      Encoder encoder,
      TrainingRows.Chosen train,
      int[] tune,
      DoubleConsumer progress) {
    List<int[]> values =
        IntStream.range(0, rows.fields()).mapToObj(field -> rows.values(field, tune)).toList();
    LearnedEncoder learned =
        LearnedEncoder.learn(
            encoder,
            Optional.of(lower.lexical()),
            train.texts(),
            train.targets(),
            rows.texts(tune),
            values,
            settings,
            seed,
            progress);
    return new LearnedLadder(
        lower.lexical(),
        lower.accuracy(),
        Optional.of(
            new LearnedLadder.Upper(learned, base, 0, OptionalDouble.empty(), Optional.empty())));
  }

  /**
   * The same choices, learned from other rows.
   *
   * @param lower learned from them too
   */
  LearnedLadder again(
      LearnedLadder lower,
      LearnedLadder.Upper before,
      TrainingRows.Chosen train,
      DoubleConsumer progress) {
    LearnedEncoder learned =
        before
            .learned()
            .again(
                Optional.of(lower.lexical()),
                train.texts(),
                train.targets(),
                settings,
                seed,
                progress);
    return new LearnedLadder(
        lower.lexical(),
        lower.accuracy(),
        Optional.of(
            new LearnedLadder.Upper(
                learned, before.base(), before.accuracy(), before.lowerGate(), before.recipe())));
  }
}
