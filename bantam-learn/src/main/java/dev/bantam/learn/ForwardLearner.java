package dev.bantam.learn;

import dev.bantam.core.Schema;
import dev.bantam.core.guarantee.Place;
import dev.bantam.core.guarantee.Split;
import dev.bantam.learn.data.Cleaned;
import dev.bantam.learn.data.Cleaning;
import dev.bantam.learn.data.Dataset;
import dev.bantam.learn.data.Repeats;
import dev.bantam.learn.tune.Deadline;
import dev.bantam.specialist.Answers;
import dev.bantam.specialist.Manifest;
import dev.bantam.specialist.Specialist;
import dev.bantam.specialist.encoder.Encoders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Learns from rows of the past and freezes what it learned with closed gates, together with the
 * plan by which rows of the future will certify it (see {@link ForwardCertifier}). Traffic changes:
 * what a random part of the past proves may be false of what comes next.
 */
public final class ForwardLearner {

  private final LearnOptions options;
  private final InstantSource clock;

  /**
   * @param clock dates the specialist
   */
  public ForwardLearner(LearnOptions options, InstantSource clock) {
    this.options = options;
    this.clock = clock;
  }

  /**
   * Learns and writes the folder; one that is there is replaced at the end.
   *
   * @param roles what each row may be used for
   * @throws LearnException when an option does not fit the data
   * @throws WriteException when the folder cannot be written
   */
  public Frozen freeze(Dataset data, RowRoles roles, Path folder, Progress progress) {
    Schema schema = Learner.schema(data);
    Repeats repeats = Repeats.of(data);
    Places places = Places.beforeCalibrate(data, options.seed(), roles.trainOnly());
    try (FolderWriter writer = FolderWriter.of(folder, Manifest.FILE);
        WorkFolder work = WorkFolder.create();
        Encoders encoders = Encoders.ofUser()) {
      Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
      Staging staging = new Staging(writer.staging(), options, data, schema, places, now, encoders);
      TrainingRows rows = new TrainingRows(data, new Answers(schema).classes());
      Deadline soon = Deadline.in(Duration.ZERO);
      Climb climb = new Climb(options, rows, staging, places, work.path(), soon, progress);
      int[] learnable = Learner.learnable(data, places.rows(Place.TRAIN));
      Cleaned train = weighted(Cleaning.of(data, repeats, learnable), roles);
      LearnedLadder ladder = climb.learn(train, Learner.learnable(data, places.rows(Place.TUNE)));
      Specialist frozen = staging.freeze(ladder);
      Proof planned = Proof.planned(frozen, data, places, Split.CALIBRATE_AT_MOST, options.delta());
      OptionalInt later =
          LaterRows.of(planned.evidence(), data.rows(), options.alpha(), options.delta());
      List<RungFigures> figures = climb.figures(ladder, frozen);
      frozen = staging.freeze(ladder);
      Optional<String> reason =
          later.isPresent() ? Optional.empty() : Optional.of(Refusal.hopeless(options.alpha()));
      Manifest manifest =
          staging.sealClosed(
              ladder,
              planned,
              figures,
              GoldenMaker.of(frozen, data, train, options.seed()),
              reason.orElseGet(() -> Refusal.waiting(later.getAsInt())));
      if (later.isPresent()) {
        plan(planned, later.getAsInt()).write(writer.staging());
      }
      ModelCard.write(manifest, writer.staging());
      writer.commit();
      return new Frozen(folder, manifest, planned.feasibility(), later, reason);
    } catch (IOException e) {
      throw FolderWriter.cannotWrite(folder, e);
    }
  }

  private ForwardPlan plan(Proof planned, int rows) {
    return new ForwardPlan(
        planned.grid(),
        planned.evidence(),
        options.alpha(),
        options.delta(),
        rows,
        options.teacher(),
        options.validity());
  }

  private static Cleaned weighted(Cleaned cleaned, RowRoles roles) {
    float[] weights = cleaned.weights().clone();
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= roles.weights()[cleaned.rows()[i]];
    }
    return new Cleaned(
        cleaned.rows(), weights, cleaned.conflictsDropped(), cleaned.duplicatesMerged());
  }
}
