package dev.bantam.learn.tune;

import dev.bantam.learn.lexical.Targets;
import dev.bantam.onnx.Graph;
import dev.bantam.onnx.pass.AddHeads;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;

/**
 * Trains a whole encoder together with a linear head for each field, which all read the same vector
 * of each text.
 *
 * @param settings how
 * @param seed of everything random
 */
public record FineTuning(TuningSettings settings, long seed) {

  /**
   * Trains.
   *
   * @param targets of each field, a row per text of the starting model
   * @param deadline by which it ends; with fewer steps if need be
   * @param saved where training is saved and taken up from
   * @param progress is told the share that is done
   * @throws TuneException when ONNX Runtime fails
   * @throws dev.bantam.onnx.OnnxException when a part of the encoder cannot be differentiated
   */
  public TunedModel train(
      StartingModel start,
      List<Targets> targets,
      Deadline deadline,
      Optional<Path> saved,
      DoubleConsumer progress) {
    double length = VectorLength.of(start, settings.threads());
    Graph withHeads =
        new AddHeads(
                start.pooling(),
                Fields.fresh(targets, start.width(), seed),
                OptionalDouble.of(length))
            .apply(start.graph());
    Examples examples = new Examples(start.texts(), targets);
    Training training =
        new Training(
            new Fields(targets, settings.smoothing(), 1),
            examples,
            new LengthBuckets(examples, settings.batch(), seed),
            settings,
            seed);
    Trained trained = training.run(withHeads, deadline, saved, progress);
    return new TunedModel(
        start, trained.graph(), length, targets.size(), trained.ending(), trained.steps());
  }
}
