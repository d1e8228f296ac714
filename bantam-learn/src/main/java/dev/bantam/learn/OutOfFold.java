package dev.bantam.learn;

import dev.bantam.learn.encoder.Folds;
import dev.bantam.learn.tune.Deadline;
import dev.bantam.specialist.LexicalRung;
import dev.bantam.specialist.Rung;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * What lexical rungs believe of the rows that they learn from: each part of the rows is read by a
 * rung that was learned from the others.
 */
final class OutOfFold {

  private static final int FOLDS = 5;

  private OutOfFold() {}

  /**
   * By field the logits of each row.
   *
   * @param train at least two rows
   * @param calibrated whose temperatures are taken
   * @return empty when the deadline comes first
   */
  static Optional<List<List<float[]>>> logits(
      TrainingRows.Chosen train,
      LearnOptions options,
      LexicalRung calibrated,
      Deadline deadline,
      DoubleConsumer progress) {
    int rows = train.texts().size();
    int[] classes = calibrated.classes();
    float[][][] logits = new float[classes.length][rows][];
    Folds folds = Folds.of(rows, Math.min(FOLDS, rows), options.seed());
    for (int fold = 0; fold < folds.count(); fold++) {
      if (deadline.passed()) {
        return Optional.empty();
      }
      double done = fold;
      LexicalRung others =
          LexicalStep.train(
              train.only(folds.outside(fold)),
              options,
              share -> progress.accept((done + share) / folds.count()));
      Rung.Reader reader = LexicalStep.withTemperaturesOf(others, calibrated).reader();
      for (int row : folds.inside(fold)) {
        float[][] read = Arrays.stream(classes).mapToObj(float[]::new).toArray(float[][]::new);
        reader.read(train.texts().get(row), read);
        for (int field = 0; field < classes.length; field++) {
          logits[field][row] = read[field];
        }
      }
    }
    List<List<float[]>> byField = new ArrayList<>();
    for (float[][] field : logits) {
      byField.add(List.of(field));
    }
    return Optional.of(byField);
  }
}
