package dev.bantam.learn;

import dev.bantam.core.guarantee.Place;
import dev.bantam.learn.data.Cleaned;
import dev.bantam.learn.encoder.BaseModelFiles;
import dev.bantam.learn.encoder.EightBits;
import dev.bantam.onnx.OnnxException;
import dev.bantam.specialist.LexicalRung;
import dev.bantam.specialist.Specialist;
import dev.bantam.specialist.encoder.Encoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
  private static final int TRIED_TEXTS = 50;

  private final LearnOptions options;
  private final TrainingRows rows;
  private final Staging staging;
  private final Progress progress;
  private final int[] tune;
  private final Path work;

  /**
   * @param work a folder for files that are needed while it learns
   */
  Climb(
      LearnOptions options,
      TrainingRows rows,
      Staging staging,
      Places places,
      Path work,
      Progress progress) {
    this.options = options;
    this.rows = rows;
    this.staging = staging;
    this.progress = progress;
    this.work = work;
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
    LearnedLadder best = lexical;
    Verdicts highest = lower;
    EncoderStep step = new EncoderStep(rows, options.seed());
    for (BaseModelFiles wanted : options.encoders()) {
      String doing = "learning on " + wanted.name();
      progress.at(doing, 0);
      BaseModelFiles base = lightest(wanted, train.texts());
      Encoder encoder = staging.encoder(base);
      LearnedLadder higher =
          step.above(lexical, base, encoder, train, learnable, share -> progress.at(doing, share));
      Verdicts tried = verdicts(higher);
      if (EncoderStep.pays(highest, tried)) {
        best = higher;
        highest = tried;
      }
    }
    return best.with(accuracy(highest), LowerGate.of(lower, highest, options.alpha()));
  }

  /** In 8 bits where that is faster on this machine and reads much the same. */
  private BaseModelFiles lightest(BaseModelFiles base, List<String> texts) throws IOException {
    try {
      BaseModelFiles small = EightBits.of(base, Files.createTempFile(work, "encoder", ".onnx"));
      List<String> some = texts.subList(0, Math.min(TRIED_TEXTS, texts.size()));
      return EightBits.pays(staging.encoder(base), staging.encoder(small), some) ? small : base;
    } catch (OnnxException e) {
      return base; // Of a structure that has no form of 8 bits.
    }
  }

  /** The same choices, learned from other rows. */
  LearnedLadder again(LearnedLadder ladder, Cleaned cleaned) {
    TrainingRows.Chosen train = rows.chosen(cleaned);
    DoubleConsumer told = share -> progress.at("learning from every row", share);
    LexicalRung lexical =
        LexicalStep.withTemperaturesOf(LexicalStep.train(train, options, told), ladder.lexical());
    LearnedLadder lower = new LearnedLadder(lexical, ladder.accuracy(), Optional.empty());
    return ladder
        .upper()
        .map(upper -> new EncoderStep(rows, options.seed()).again(lower, upper, train, told))
        .orElse(lower);
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
