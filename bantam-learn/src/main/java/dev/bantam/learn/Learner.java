package dev.bantam.learn;

import dev.bantam.core.Field;
import dev.bantam.core.Schema;
import dev.bantam.core.guarantee.Place;
import dev.bantam.learn.data.Cleaned;
import dev.bantam.learn.data.Cleaning;
import dev.bantam.learn.data.DataReport;
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
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * From labelled rows to a certified specialist folder, in the order that makes the promise true:
 * the rungs are trained on train and frozen on the disk, and the folder as it will serve answers
 * the held-out rows (see {@link Proof}).
 */
public final class Learner {

  private final LearnOptions options;
  private final InstantSource clock;
  private final Enclosure enclosure;

  /**
   * Puts into the folder what a specialist needs and nothing more.
   *
   * @param clock dates the certificate
   */
  public Learner(LearnOptions options, InstantSource clock) {
    this(options, clock, Enclosure.NONE);
  }

  /**
   * @param clock dates the certificate
   * @param enclosure adds to the folder
   */
  public Learner(LearnOptions options, InstantSource clock, Enclosure enclosure) {
    this.options = options;
    this.clock = clock;
    this.enclosure = enclosure;
  }

  /**
   * Learns what takes little time, and writes the folder; one that is there is replaced at the end.
   *
   * @throws LearnException when an option does not fit the data
   * @throws WriteException when the folder cannot be written
   */
  public Learned learn(Dataset data, Path folder, Progress progress) {
    return learn(data, folder, progress, Deadline.in(Duration.ZERO));
  }

  /**
   * Learns and writes the folder; one that is there is replaced at the end.
   *
   * @param deadline until when encoders may be trained; brought forward, it ends that, and what is
   *     best so far is kept
   * @throws LearnException when an option does not fit the data
   * @throws WriteException when the folder cannot be written
   */
  public Learned learn(Dataset data, Path folder, Progress progress, Deadline deadline) {
    long start = System.nanoTime();
    progress.at("finding repeats", 0);
    Schema schema = schema(data);
    Repeats repeats = Repeats.of(data);
    Places all = Places.of(data, options.seed());
    Places places = options.certify() ? all : all.withoutCalibrate();
    try (FolderWriter writer = FolderWriter.of(folder, Manifest.FILE);
        WorkFolder work = WorkFolder.create();
        Encoders encoders = Encoders.ofUser()) {
      Openings openings = Openings.in(folder);
      Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
      Staging staging = new Staging(writer.staging(), options, data, schema, places, now, encoders);
      TrainingRows rows = new TrainingRows(data, new Answers(schema).classes());
      Climb climb = new Climb(options, rows, staging, places, work.path(), deadline, progress);
      Cleaned train = Cleaning.of(data, repeats, learnable(data, places.rows(Place.TRAIN)));
      LearnedLadder ladder = climb.learn(train, learnable(data, places.rows(Place.TUNE)));
      Specialist frozen = staging.freeze(ladder);
      progress.at("certifying", 0);
      Proof proof = Proof.of(frozen, data, repeats, places, options);
      if (!options.certify()) {
        int[] every = IntStream.range(0, data.rows()).toArray();
        train = Cleaning.of(data, repeats, learnable(data, every));
        ladder = climb.again(ladder, train);
        frozen = staging.freeze(ladder);
      }
      progress.at("timing", 0);
      List<RungFigures> figures = climb.figures(ladder, frozen);
      frozen = staging.freeze(ladder);
      Manifest manifest =
          staging.seal(
              ladder,
              proof,
              figures,
              GoldenMaker.of(frozen, data, train, options.seed()),
              openings);
      ModelCard.write(manifest, writer.staging());
      Learned learned =
          new Learned(
              folder,
              manifest,
              data,
              DataReport.of(data, repeats),
              places,
              train,
              ladder.lexical(),
              proof.tune(),
              proof.feasibility(),
              proof.certification(),
              (System.nanoTime() - start) / 1e9);
      enclosure.write(learned, writer.staging());
      writer.commit();
      return learned;
    } catch (IOException e) {
      throw FolderWriter.cannotWrite(folder, e);
    }
  }

  /**
   * The rows whose answer can be learned: where the reference gave none of the schema's values, the
   * row only counts as a disagreement.
   *
   * @throws LearnException when there are none although there are rows
   */
  static int[] learnable(Dataset data, int[] rows) {
    int[] kept =
        Arrays.stream(rows)
            .filter(
                row ->
                    IntStream.range(0, data.schema().fields().size())
                        .noneMatch(field -> data.value(field, row) == Dataset.OTHER))
            .toArray();
    if (kept.length == 0 && rows.length > 0) {
      throw new LearnException("not one of %,d answers fits the schema".formatted(rows.length));
    }
    return kept;
  }

  /** The data's schema, with the fields that are missing in some rows as optional ones. */
  static Schema schema(Dataset data) {
    Schema schema = data.schema();
    Set<String> optional =
        IntStream.range(0, schema.fields().size())
            .filter(data::nullable)
            .mapToObj(schema.fields()::get)
            .map(Field::name)
            .collect(Collectors.toSet());
    return schema.withOptional(optional);
  }
}
