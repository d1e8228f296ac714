package dev.bantam.learn;

import dev.bantam.learn.encoder.BaseModelFiles;
import dev.bantam.learn.encoder.HeadSettings;
import dev.bantam.learn.encoder.LearnedEncoder;
import dev.bantam.learn.tune.Contrasting;
import dev.bantam.learn.tune.Deadline;
import dev.bantam.learn.tune.Ending;
import dev.bantam.learn.tune.FineTuning;
import dev.bantam.learn.tune.StartingModel;
import dev.bantam.learn.tune.TunedModel;
import dev.bantam.learn.tune.TuningSettings;
import dev.bantam.onnx.OnnxException;
import dev.bantam.specialist.encoder.Encoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

/** Trains whole encoders together with their heads, pooled with the lexical rung below. */
final class TunedStep {

  /** Below so many examples pairs of them come first. */
  private static final int FEW = 1_000;

  /** Of the time that a training takes, about this share goes into pairs where they come first. */
  private static final double PAIRS = 0.5;

  /** Of the vocabulary so many tokens are kept, and all that the task uses. */
  private static final int VOCABULARY = 10_000;

  private static final double TRAINING = 0.9;

  private final TrainingRows rows;
  private final long seed;
  private final Staging staging;
  private final Path work;
  private final TuningSettings settings;
  private final HeadSettings heads = HeadSettings.defaults();

  /**
   * @param work a folder for files that are needed while something is learned
   */
  TunedStep(TrainingRows rows, TuningSettings settings, long seed, Staging staging, Path work) {
    this.settings = settings;
    this.rows = rows;
    this.seed = seed;
    this.staging = staging;
    this.work = work;
  }

  /**
   * Learns a second rung above a first.
   *
   * @param origin the base model, in floats
   * @param tune rows on which weights are chosen
   * @param deadline by which training ends
   * @return empty when time is too short, or the base model is none that can be trained
   */
  Optional<LearnedLadder> above(
      LearnedLadder lower,
      BaseModelFiles origin,
      TrainingRows.Chosen train,
      int[] tune,
      Deadline deadline,
      DoubleConsumer progress)
      throws IOException {
    boolean pairs = train.texts().size() < FEW;
    Optional<TunedModel> trained = trained(origin, train, pairs, deadline, progress);
    if (trained.isEmpty()) {
      return Optional.empty();
    }
    TunedModel tuned = trained.get();
    BaseModelFiles files = files(tuned, train.texts());
    LearnedEncoder learned =
        LearnedEncoder.tuned(
            staging.encoder(files),
            Optional.of(lower.lexical()),
            tuned.heads(),
            train.texts(),
            rows.texts(tune),
            IntStream.range(0, rows.fields()).mapToObj(field -> rows.values(field, tune)).toList(),
            heads,
            seed,
            share -> progress.accept(TRAINING + (1 - TRAINING) * share));
    Recipe recipe = new Recipe(origin, pairs, tuned.steps());
    return Optional.of(
        new LearnedLadder(
            lower.lexical(),
            lower.accuracy(),
            Optional.of(
                new LearnedLadder.Upper(
                    learned, files, 0, OptionalDouble.empty(), Optional.of(recipe)))));
  }

  /**
   * The same recipe with other rows. Where time does not suffice for it, the encoder stays as it
   * is.
   *
   * @param lower learned from those rows too
   */
  LearnedLadder again(
      LearnedLadder lower,
      LearnedLadder.Upper before,
      Recipe recipe,
      TrainingRows.Chosen train,
      Deadline deadline,
      DoubleConsumer progress)
      throws IOException {
    Optional<TunedModel> trained =
        trained(recipe.origin(), train, recipe.pairs(), deadline, progress);
    LearnedLadder.Upper upper =
        trained.isPresent()
            ? again(lower, before, recipe, trained.get(), train, progress)
            : before.with(before.learned().above(lower.lexical()), before.base(), recipe);
    return new LearnedLadder(lower.lexical(), lower.accuracy(), Optional.of(upper));
  }

  private LearnedLadder.Upper again(
      LearnedLadder lower,
      LearnedLadder.Upper before,
      Recipe recipe,
      TunedModel tuned,
      TrainingRows.Chosen train,
      DoubleConsumer progress)
      throws IOException {
    BaseModelFiles files = files(tuned, train.texts());
    LearnedEncoder learned =
        before
            .learned()
            .tunedAgain(
                staging.encoder(files),
                Optional.of(lower.lexical()),
                tuned.heads(),
                train.texts(),
                heads,
                seed,
                share -> progress.accept(TRAINING + (1 - TRAINING) * share));
    return before.with(learned, files, new Recipe(recipe.origin(), recipe.pairs(), tuned.steps()));
  }

  private Optional<TunedModel> trained(
      BaseModelFiles origin,
      TrainingRows.Chosen train,
      boolean pairs,
      Deadline deadline,
      DoubleConsumer progress) {
    try {
      StartingModel start = start(origin, train.texts());
      double first = pairs ? PAIRS * TRAINING : 0;
      if (pairs) {
        TunedModel contrasted =
            new Contrasting(settings, seed)
                .train(start, train.answers(), deadline, share -> progress.accept(first * share));
        if (gaveUp(contrasted)) {
          return Optional.empty();
        }
        start = contrasted.asStart();
      }
      TunedModel tuned =
          new FineTuning(settings, seed)
              .train(
                  start,
                  train.targets(),
                  deadline,
                  Optional.empty(),
                  share -> progress.accept(first + (TRAINING - first) * share));
      return gaveUp(tuned) ? Optional.empty() : Optional.of(tuned);
    } catch (OnnxException e) {
      return Optional.empty(); // Of a structure that cannot be trained.
    }
  }

  private static boolean gaveUp(TunedModel tuned) {
    return tuned.ending() == Ending.TOO_LONG || tuned.ending() == Ending.ASKED;
  }

  private StartingModel start(BaseModelFiles origin, List<String> texts) {
    try (Encoder reader = origin.open()) {
      return StartingModel.of(origin, reader, texts, settings.longest(), VOCABULARY);
    }
  }

  private BaseModelFiles files(TunedModel tuned, List<String> texts) throws IOException {
    Path folder = Files.createTempDirectory(work, "tuned");
    return new ServingForm(staging, work).of(tuned.write(folder), texts);
  }
}
