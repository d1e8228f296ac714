package dev.bantam.learn;

import dev.bantam.learn.encoder.HeadSettings;
import dev.bantam.learn.encoder.LearnedEncoder;
import dev.bantam.learn.encoder.TrainedHead;
import dev.bantam.learn.tune.TunedModel;
import dev.bantam.specialist.EncoderHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

/**
 * Makes rungs of encoders that were trained, in the form that serves and pooled with the one below.
 */
final class TunedRung {

  private final TrainingRows rows;
  private final long seed;
  private final Staging staging;
  private final ServingForm form;
  private final Path work;
  private final HeadSettings heads = HeadSettings.defaults();

  /**
   * @param form in which encoders serve
   * @param work a folder for files that are needed while something is learned
   */
  TunedRung(TrainingRows rows, long seed, Staging staging, ServingForm form, Path work) {
    this.rows = rows;
    this.seed = seed;
    this.staging = staging;
    this.form = form;
    this.work = work;
  }

  /**
   * A trained encoder in the form that serves.
   *
   * @param texts some that it will read
   */
  Taught serving(TunedModel model, List<String> texts) throws IOException {
    Path folder = Files.createTempDirectory(work, "tuned");
    return new Taught(model, form.of(model.write(folder), texts));
  }

  /**
   * A second rung above a first.
   *
   * @param train what the encoder was trained on
   * @param tune rows on which weights are chosen
   */
  LearnedLadder above(
      LearnedLadder lower,
      Taught taught,
      Recipe recipe,
      TrainingRows.Chosen train,
      int[] tune,
      DoubleConsumer progress)
      throws IOException {
    LearnedEncoder learned =
        LearnedEncoder.tuned(
            staging.encoder(taught.files()),
            Optional.of(lower.lexical()),
            taught.model().heads(),
            train.texts(),
            rows.texts(tune),
            IntStream.range(0, rows.fields()).mapToObj(field -> rows.values(field, tune)).toList(),
            heads,
            seed,
            progress);
    return new LearnedLadder(
        lower.lexical(),
        lower.accuracy(),
        Optional.of(
            new LearnedLadder.Upper(
                learned, taught.files(), 0, OptionalDouble.empty(), Optional.of(recipe))));
  }

  /**
   * The same rung with an encoder that was trained again.
   *
   * @param lower learned from the same rows too
   */
  LearnedLadder again(
      LearnedLadder lower,
      LearnedLadder.Upper before,
      Taught taught,
      Recipe recipe,
      TrainingRows.Chosen train,
      DoubleConsumer progress)
      throws IOException {
    LearnedEncoder learned =
        before
            .learned()
            .tunedAgain(
                staging.encoder(taught.files()),
                Optional.of(lower.lexical()),
                taught.model().heads(),
                train.texts(),
                heads,
                seed,
                progress);
    return new LearnedLadder(
        lower.lexical(),
        lower.accuracy(),
        Optional.of(before.with(learned, taught.files(), recipe)));
  }

  /** What a trained encoder alone believes: by field the logits of each text. */
  List<List<float[]>> logits(Taught taught, List<String> texts, DoubleConsumer progress)
      throws IOException {
    float[][] vectors = staging.encoder(taught.files()).vectors(texts, heads.threads(), progress);
    List<List<float[]>> logits = new ArrayList<>();
    for (TrainedHead trained : taught.model().heads()) {
      EncoderHead head = trained.head();
      float[] between = new float[head.units()];
      List<float[]> field = new ArrayList<>();
      for (float[] vector : vectors) {
        float[] one = new float[head.classes()];
        head.weigh(vector, between, one);
        field.add(one);
      }
      logits.add(field);
    }
    return logits;
  }
}
