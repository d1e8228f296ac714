package dev.bantam.learn;

import dev.bantam.core.guarantee.Place;
import dev.bantam.learn.data.Cleaned;
import dev.bantam.learn.encoder.BaseModelFiles;
import dev.bantam.learn.tune.Deadline;
import dev.bantam.specialist.LexicalRung;
import dev.bantam.specialist.Specialist;
import dev.bantam.specialist.encoder.Encoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;

/**
 * Learns rung after rung, the cheapest first, and keeps those that pay on tune. Each is judged as
 * it would serve: frozen on the disk, one text at a time.
 */
final class Climb {

  private static final int TIMED_ROWS = 2_000;

  /** Of the time that is left, what a first training may take where a second one follows. */
  private static final double FIRST_TIME = 0.45;

  private final LearnOptions options;
  private final TrainingRows rows;
  private final Staging staging;
  private final Progress progress;
  private final int[] tune;
  private final Deadline deadline;
  private final ServingForm form;
  private final TunedStep tunedStep;

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
    this.form = new ServingForm(staging, work);
    this.tunedStep = new TunedStep(rows, options.tuning(), options.seed(), staging, work);
    this.tune = places.rows(Place.TUNE);
  }

  /**
   * The ladder.
   *
   * @param learnable the rows of tune whose answer the schema has
   */
  LearnedLadder learn(Cleaned cleaned, int[] learnable) throws IOException {
    TrainingRows.Chosen train = rows.chosen(cleaned);
    LexicalRung lexical =
        new LexicalStep(rows)
            .calibrated(
                LexicalStep.train(train, options, share -> progress.at("learning", share)),
                learnable);
    LearnedLadder ungraded = new LearnedLadder(lexical, 0, Optional.empty());
    Verdicts lower = verdicts(ungraded);
    LearnedLadder best = new LearnedLadder(lexical, accuracy(lower), Optional.empty());
    return options.encoders().isEmpty() || learnable.length == 0
        ? best
        : withEncoder(best, lower, train, learnable);
  }

  private LearnedLadder withEncoder(
      LearnedLadder lexical, Verdicts lower, TrainingRows.Chosen train, int[] learnable)
      throws IOException {
    Tried best = new Tried(lexical, lower);
    BaseModelFiles origin = options.encoders().getFirst();
    EncoderStep step = new EncoderStep(rows, options.seed());
    for (BaseModelFiles wanted : options.encoders()) {
      String doing = "learning on " + wanted.name();
      progress.at(doing, 0);
      BaseModelFiles base = form.of(wanted, train.texts());
      Encoder encoder = staging.encoder(base);
      Tried higher =
          tried(
              step.above(
                  lexical, base, encoder, train, learnable, share -> progress.at(doing, share)));
      if (EncoderStep.pays(best.verdicts, higher.verdicts) && fits(higher, lower)) {
        best = higher;
        origin = wanted;
      }
    }
    if (!deadline.passed()) {
      deadline.keepWhatThereIs();
      best = tuned(best, lower, lexical, origin, train, learnable);
    }
    return best.graded(lower, options.alpha());
  }

  private Tried tuned(
      Tried best,
      Verdicts lower,
      LearnedLadder lexical,
      BaseModelFiles origin,
      TrainingRows.Chosen train,
      int[] learnable)
      throws IOException {
    // Where the best takes too long to train, the cheapest may not.
    for (BaseModelFiles base :
        new LinkedHashSet<>(List.of(origin, options.encoders().getFirst()))) {
      // Without a certificate what is chosen is trained again, on every row.
      double share = options.certify() ? 1 : FIRST_TIME;
      Optional<LearnedLadder> ladder =
          tunedStep.above(
              lexical,
              base,
              train,
              learnable,
              deadline.part(share * deadline.secondsLeft()),
              new TimeLeft("fine-tuning " + base.name(), progress));
      if (ladder.isPresent()) {
        Tried higher = tried(ladder.get());
        boolean kept = EncoderStep.pays(best.verdicts, higher.verdicts) && fits(higher, lower);
        return kept ? higher : best;
      }
    }
    return best;
  }

  /** A ladder with what it answered to tune's rows by its last rung. */
  private record Tried(LearnedLadder ladder, Verdicts verdicts) {

    LearnedLadder graded(Verdicts lower, double alpha) {
      return ladder.with(accuracy(verdicts), LowerGate.of(lower, verdicts, alpha));
    }
  }

  private Tried tried(LearnedLadder ladder) throws IOException {
    return new Tried(ladder, verdicts(ladder));
  }

  private boolean fits(Tried tried, Verdicts lower) throws IOException {
    Budget budget = options.budget();
    LearnedLadder ladder = tried.graded(lower, options.alpha());
    OptionalDouble most = budget.milliseconds();
    return (budget.megabytes().isEmpty()
            || staging.bytes(ladder) <= budget.megabytes().getAsDouble() * 1e6)
        && (most.isEmpty() || microseconds(ladder) <= most.getAsDouble() * 1e3);
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
        ? tunedStep.again(
            lower, upper, upper.recipe().get(), train, deadline, new TimeLeft(doing, progress))
        : new EncoderStep(rows, options.seed()).again(lower, upper, train, told);
  }

  /**
   * What each rung does alone.
   *
   * @param frozen the ladder on the disk
   */
  List<RungFigures> figures(LearnedLadder ladder, Specialist frozen) throws IOException {
    if (ladder.upper().isEmpty()) {
      return List.of(new RungFigures(ladder.accuracy(), microseconds(frozen)));
    }
    LearnedLadder.Upper upper = ladder.upper().get();
    return List.of(
        new RungFigures(ladder.accuracy(), microseconds(ladder.lower())),
        new RungFigures(
            upper.accuracy(), microseconds(ladder.with(upper.accuracy(), OptionalDouble.empty()))));
  }

  private static double accuracy(Verdicts verdicts) {
    return verdicts.size() == 0 ? 0 : verdicts.accuracy();
  }

  private Verdicts verdicts(LearnedLadder ladder) throws IOException {
    try (Specialist frozen = staging.freeze(ladder)) {
      return Verdicts.of(frozen, rows.data(), tune);
    }
  }

  private double microseconds(LearnedLadder ladder) throws IOException {
    try (Specialist frozen = staging.freeze(ladder)) {
      return microseconds(frozen);
    }
  }

  private double microseconds(Specialist specialist) {
    List<String> texts =
        Arrays.stream(tune).limit(TIMED_ROWS).mapToObj(rows.data()::input).toList();
    return Stopwatch.mean(Stopwatch.microseconds(specialist, texts));
  }
}
