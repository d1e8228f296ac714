package dev.bantam.learn;

import dev.bantam.learn.encoder.BaseModelFiles;
import dev.bantam.learn.tune.Contrasting;
import dev.bantam.learn.tune.Deadline;
import dev.bantam.learn.tune.Ending;
import dev.bantam.learn.tune.FineTuning;
import dev.bantam.learn.tune.StartingModel;
import dev.bantam.learn.tune.TuneException;
import dev.bantam.learn.tune.TunedModel;
import dev.bantam.learn.tune.TuningSettings;
import dev.bantam.onnx.OnnxException;
import dev.bantam.specialist.encoder.Encoder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/** Trains whole encoders together with their heads. */
final class TunedStep {

  /** Below so many examples pairs of them come first. */
  private static final int FEW = 1_000;

  /** Of the time that a training takes, about this share goes into pairs where they come first. */
  private static final double PAIRS = 0.5;

  private final TuningSettings settings;
  private final long seed;
  private final TunedRung rung;
  private final Consumer<String> notes;

  /**
   * @param notes is told what was not trained, or not to its end, and why
   */
  TunedStep(TuningSettings settings, long seed, TunedRung rung, Consumer<String> notes) {
    this.settings = settings;
    this.seed = seed;
    this.rung = rung;
    this.notes = notes;
  }

  /** Whether pairs of these rows come first. */
  static boolean pairs(TrainingRows.Chosen train) {
    return train.texts().size() < FEW;
  }

  /**
   * Trains.
   *
   * @param origin the base model, in floats
   * @param pairs whether pairs come first
   * @param deadline by which training ends
   * @return empty when time is too short, or the base model is none that can be trained
   */
  Optional<Taught> trained(
      BaseModelFiles origin,
      TrainingRows.Chosen train,
      boolean pairs,
      Deadline deadline,
      DoubleConsumer progress)
      throws IOException {
    try {
      StartingModel start = start(origin, train.texts());
      double first = pairs ? PAIRS : 0;
      if (pairs) {
        TunedModel contrasted =
            new Contrasting(settings, seed)
                .train(start, train.answers(), deadline, share -> progress.accept(first * share));
        if (!finished(origin.name() + " by pairs", contrasted.ending(), notes)) {
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
                  share -> progress.accept(first + (1 - first) * share));
      return finished(origin.name(), tuned.ending(), notes)
          ? Optional.of(rung.serving(tuned, train.texts()))
          : Optional.empty();
    } catch (OnnxException | TuneException e) {
      notes.accept("%s was not trained: %s".formatted(origin.name(), e.getMessage()));
      return Optional.empty();
    }
  }

  /**
   * Whether a training came to its planned end; else why not is told. One that did not is not
   * judged: its rates had not come down.
   */
  static boolean finished(String name, Ending ending, Consumer<String> notes) {
    if (ending != Ending.FINISHED) {
      notes.accept("training of %s %s".formatted(name, ending.words()));
    }
    return ending == Ending.FINISHED;
  }

  private StartingModel start(BaseModelFiles origin, List<String> texts) {
    try (Encoder reader = origin.open()) {
      return StartingModel.of(origin, reader, texts, settings.longest(), StartingModel.VOCABULARY);
    }
  }
}
