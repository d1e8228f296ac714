package dev.bantam.learn;

import dev.bantam.core.guarantee.Place;
import dev.bantam.learn.data.Cleaned;
import dev.bantam.learn.encoder.BaseModelFiles;
import dev.bantam.learn.tune.Deadline;
import dev.bantam.specialist.LexicalRung;
import dev.bantam.specialist.Specialist;
import dev.bantam.specialist.encoder.Encoder;
import dev.bantam.specialist.encoder.EncoderException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;

/** Learns rung after rung, the cheapest first, and keeps what pays on tune. */
final class Climb {

  private final LearnOptions options;
  private final TrainingRows rows;
  private final Staging staging;
  private final Progress progress;
  private final Deadline deadline;
  private final ServingForm form;
  private final Trials trials;
  private final TrainedRungs trainedRungs;

  /**
   * @param work a folder for files that are needed while it learns
   * @param deadline until when encoders may be trained
   */
  Climb(
      LearnOptions options,
      TrainingRows rows,
      Staging staging,
      Places places,
      Path work,
      Deadline deadline,
      Progress progress) {
    this.options = options;
    this.rows = rows;
    this.staging = staging;
    this.progress = progress;
    this.deadline = deadline;
    this.form = new ServingForm(staging, work, progress::note);
    this.trials = new Trials(options, rows, staging, places.rows(Place.TUNE));
    TunedRung rung = new TunedRung(rows, options.seed(), staging, form, work);
    this.trainedRungs =
        new TrainedRungs(options, rows.data().rows(), trials, rung, deadline, progress);
  }

  /**
   * The ladder.
   *
   * @param learnable the rows of tune whose answer the schema has
   */
  LearnedLadder learn(Cleaned cleaned, int[] learnable) throws IOException {
    TrainingRows.Chosen train = rows.chosen(cleaned);
    LexicalRung rung =
        new LexicalStep(rows)
            .calibrated(
                LexicalStep.train(train, options, share -> progress.at("learning", share)),
                learnable);
    Candidate tried = trials.of(new LearnedLadder(rung, 0, Optional.empty()));
    LearnedLadder ladder = new LearnedLadder(rung, tried.accuracy(), Optional.empty());
    Candidate lexical = new Candidate(ladder, tried.verdicts());
    return options.encoders().isEmpty() || learnable.length == 0
        ? ladder
        : withEncoder(lexical, train, learnable);
  }

  private LearnedLadder withEncoder(Candidate lexical, TrainingRows.Chosen train, int[] learnable)
      throws IOException {
    List<Candidate> candidates = new ArrayList<>(List.of(lexical));
    EncoderStep step = new EncoderStep(rows, options.seed());
    for (BaseModelFiles wanted : options.encoders()) {
      String doing = "learning on " + wanted.name();
      progress.at(doing, 0);
      BaseModelFiles base;
      Encoder encoder;
      try {
        base = form.of(wanted, train.texts());
        encoder = staging.encoder(base);
      } catch (EncoderException e) {
        if (!e.ofThisMachine()) {
          throw e;
        }
        progress.note(e.getMessage() + "; the lexical rung is learned alone");
        return lexical.ladder();
      }
      candidates.add(
          trials.of(
              step.above(
                  lexical.ladder(),
                  base,
                  encoder,
                  train,
                  learnable,
                  share -> progress.at(doing, share))));
    }
    Candidate chosen = trials.chosen(candidates);
    if (!deadline.passed()) {
      deadline.keepWhatThereIs();
      int place = Math.max(1, candidates.indexOf(chosen));
      // Where the best takes too long to train, the cheapest may not.
      List<BaseModelFiles> origins =
          List.copyOf(
              new LinkedHashSet<>(
                  List.of(options.encoders().get(place - 1), options.encoders().getFirst())));
      candidates.addAll(trainedRungs.above(lexical, origins, train, learnable));
      chosen = trials.chosen(candidates);
    }
    return trials.graded(chosen, lexical);
  }

  /** The same choices, learned from other rows. */
  LearnedLadder again(LearnedLadder ladder, Cleaned cleaned) throws IOException {
    TrainingRows.Chosen train = rows.chosen(cleaned);
    String doing = "learning from every row";
    DoubleConsumer told = share -> progress.at(doing, share);
    LexicalRung lexical =
        LexicalStep.withTemperaturesOf(LexicalStep.train(train, options, told), ladder.lexical());
    LearnedLadder lower = new LearnedLadder(lexical, ladder.accuracy(), Optional.empty());
    if (ladder.upper().isEmpty()) {
      return lower;
    }
    LearnedLadder.Upper upper = ladder.upper().get();
    return upper.recipe().isPresent()
        ? trainedRungs.again(lower, upper, upper.recipe().get(), train, doing)
        : new EncoderStep(rows, options.seed()).again(lower, upper, train, told);
  }

  /**
   * What each rung does alone.
   *
   * @param frozen the ladder on the disk
   */
  List<RungFigures> figures(LearnedLadder ladder, Specialist frozen) throws IOException {
    if (ladder.upper().isEmpty()) {
      return List.of(new RungFigures(ladder.accuracy(), trials.microseconds(frozen)));
    }
    double upper = ladder.upper().get().accuracy();
    return List.of(
        new RungFigures(ladder.accuracy(), trials.microseconds(ladder.lower())),
        new RungFigures(upper, trials.microseconds(ladder.with(upper, OptionalDouble.empty()))));
  }
}
