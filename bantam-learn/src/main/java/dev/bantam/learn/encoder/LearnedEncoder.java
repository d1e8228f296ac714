package dev.bantam.learn.encoder;

import dev.bantam.learn.lexical.Targets;
import dev.bantam.specialist.EncoderField;
import dev.bantam.specialist.EncoderRung;
import dev.bantam.specialist.Familiarity;
import dev.bantam.specialist.Rung;
import dev.bantam.specialist.encoder.Encoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * An encoder rung with all that was seen on the way.
 *
 * @param rung ready to be written
 * @param fields what was learned of each
 */
public record LearnedEncoder(EncoderRung rung, List<LearnedField> fields) {

  /** Of the time that learning takes, about this share goes into reading the texts. */
  private static final double READING = 0.6;

  /** A value whose list nobody can change. */
  public LearnedEncoder {
    fields = List.copyOf(fields);
  }

  /**
   * What was learned of one field.
   *
   * @param tried every head
   * @param kept which of them is best on tune, pooled with the rung below
   * @param pool its weights
   */
  public record LearnedField(List<TrainedHead> tried, int kept, PoolWeights pool) {
    /** A value whose list nobody can change. */
    public LearnedField {
      tried = List.copyOf(tried);
    }

    /** The head that is used. */
    public TrainedHead head() {
      return tried.get(kept);
    }
  }

  /**
   * Learns a rung.
   *
   * @param lower the rung below; learned from the same rows and from none of tune
   * @param texts to learn from; at least two
   * @param targets of each field
   * @param tune texts on which heads and weights are chosen
   * @param values the right value of each of those, by field
   * @param progress is told the share that is done
   */
  public static LearnedEncoder learn(
      Encoder encoder,
      Optional<Rung> lower,
      List<String> texts,
      List<Targets> targets,
      List<String> tune,
      List<int[]> values,
      HeadSettings settings,
      long seed,
      DoubleConsumer progress) {
    float[][] vectors =
        encoder.vectors(texts, settings.threads(), share -> progress.accept(READING * share));
    float[][] others = encoder.vectors(tune, settings.threads(), share -> {});
    Familiarity familiarity = FamiliarityFit.fit(vectors, others, seed);
    Opinions opinions = Opinions.of(others, familiarity, lower, tune);
    List<LearnedField> fields = new ArrayList<>();
    for (int field = 0; field < targets.size(); field++) {
      double done = field;
      List<TrainedHead> tried =
          FrozenHeads.train(
              vectors,
              targets.get(field),
              settings,
              seed,
              share -> progress.accept(READING + (1 - READING) * (done + share) / targets.size()));
      fields.add(best(tried, opinions, field, values.get(field)));
    }
    return new LearnedEncoder(rung(encoder, lower, fields, familiarity), fields);
  }

  /**
   * The same choices, learned from other rows, for which no row is left to choose on.
   *
   * @param below the rung below, learned from the same rows
   */
  public LearnedEncoder again(
      Optional<Rung> below,
      List<String> texts,
      List<Targets> targets,
      HeadSettings settings,
      long seed,
      DoubleConsumer progress) {
    Encoder encoder = rung.encoder();
    float[][] vectors =
        encoder.vectors(texts, settings.threads(), share -> progress.accept(READING * share));
    List<LearnedField> again = new ArrayList<>();
    for (int field = 0; field < targets.size(); field++) {
      LearnedField before = fields.get(field);
      TrainedHead head =
          FrozenHeads.again(vectors, targets.get(field), before.head(), settings, seed);
      again.add(new LearnedField(List.of(head), 0, before.pool));
      progress.accept(READING + (1 - READING) * (field + 1.0) / targets.size());
    }
    Familiarity familiarity = fallingAsBefore(FamiliarityFit.fit(vectors, new float[0][], seed));
    return new LearnedEncoder(rung(encoder, below, again, familiarity), again);
  }

  /**
   * A rung of an encoder that was trained for the task together with its heads.
   *
   * @param lower the rung below; learned from the same rows and from none of tune
   * @param heads of each field
   * @param texts that encoder and heads were trained on
   * @param tune texts on which weights are chosen
   * @param values the right value of each of those, by field
   * @param progress is told the share that is done
   */
  public static LearnedEncoder tuned(
      Encoder encoder,
      Optional<Rung> lower,
      List<TrainedHead> heads,
      List<String> texts,
      List<String> tune,
      List<int[]> values,
      HeadSettings settings,
      long seed,
      DoubleConsumer progress) {
    float[][] vectors = encoder.vectors(texts, settings.threads(), progress);
    float[][] others = encoder.vectors(tune, settings.threads(), share -> {});
    Familiarity familiarity = FamiliarityFit.fit(vectors, others, seed);
    Opinions opinions = Opinions.of(others, familiarity, lower, tune);
    List<LearnedField> fields = new ArrayList<>();
    for (int field = 0; field < heads.size(); field++) {
      fields.add(best(List.of(heads.get(field)), opinions, field, values.get(field)));
    }
    return new LearnedEncoder(rung(encoder, lower, fields, familiarity), fields);
  }

  /**
   * The same weights for an encoder that was trained again, on other rows.
   *
   * @param below the rung below, learned from the same rows
   * @param heads of each field
   * @param texts that encoder and heads were trained on
   */
  public LearnedEncoder tunedAgain(
      Encoder encoder,
      Optional<Rung> below,
      List<TrainedHead> heads,
      List<String> texts,
      HeadSettings settings,
      long seed,
      DoubleConsumer progress) {
    float[][] vectors = encoder.vectors(texts, settings.threads(), progress);
    List<LearnedField> again = new ArrayList<>();
    for (int field = 0; field < heads.size(); field++) {
      again.add(new LearnedField(List.of(heads.get(field)), 0, fields.get(field).pool));
    }
    Familiarity familiarity = fallingAsBefore(FamiliarityFit.fit(vectors, new float[0][], seed));
    return new LearnedEncoder(rung(encoder, below, again, familiarity), again);
  }

  /** The same rung above another one below. */
  public LearnedEncoder above(Rung below) {
    return new LearnedEncoder(
        rung(rung.encoder(), Optional.of(below), fields, rung.familiarity().orElseThrow()), fields);
  }

  private Familiarity fallingAsBefore(Familiarity fresh) {
    Familiarity known = rung.familiarity().orElseThrow();
    return fresh.falling(known.middle(), known.slope());
  }

  private static LearnedField best(
      List<TrainedHead> single, Opinions opinions, int field, int[] values) {
    List<TrainedHead> tried = new ArrayList<>(single);
    tried.addAll(JoinedHeads.of(single, opinions, values));
    List<PoolWeights> weights = new ArrayList<>();
    for (TrainedHead head : tried) {
      weights.add(PoolWeights.fit(opinions.of(head.head()), opinions.below(field), values));
    }
    int kept = 0;
    for (int i = 1; i < weights.size(); i++) {
      kept = weights.get(i).loss() < weights.get(kept).loss() ? i : kept;
    }
    return new LearnedField(tried, kept, weights.get(kept));
  }

  private static EncoderRung rung(
      Encoder encoder, Optional<Rung> lower, List<LearnedField> fields, Familiarity familiarity) {
    List<EncoderField> heads =
        fields.stream()
            .map(
                field ->
                    new EncoderField(field.head().head(), field.pool.own(), field.pool.lower()))
            .toList();
    return new EncoderRung(encoder, lower, heads, Optional.of(familiarity));
  }
}
