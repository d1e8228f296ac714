package dev.bantam.learn;

import dev.bantam.learn.lexical.LexicalLearner;
import dev.bantam.learn.lexical.Temperature;
import dev.bantam.specialist.LexicalHead;
import dev.bantam.specialist.LexicalRung;
import dev.bantam.specialist.Rung;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;

/** Trains the lexical rung on the cleaned train rows, and fits its temperatures on tune. */
final class LexicalStep {

  private final TrainingRows rows;

  LexicalStep(TrainingRows rows) {
    this.rows = rows;
  }

  static LexicalRung train(
      TrainingRows.Chosen train, LearnOptions options, DoubleConsumer progress) {
    return new LexicalLearner(options.lexical(), options.seed())
        .learn(train.texts(), train.targets(), progress);
  }

  /** The same rung with each field's temperature fitted on these rows. */
  LexicalRung calibrated(LexicalRung rung, int[] on) {
    int[] classes = rows.classes();
    List<List<float[]>> logits = new ArrayList<>();
    for (int field = 0; field < classes.length; field++) {
      logits.add(new ArrayList<>(on.length));
    }
    Rung.Reader reader = rung.reader();
    for (int row : on) {
      float[][] read = Arrays.stream(classes).mapToObj(float[]::new).toArray(float[][]::new);
      reader.read(rows.data().input(row), read);
      for (int field = 0; field < classes.length; field++) {
        logits.get(field).add(read[field]);
      }
    }
    List<LexicalHead> heads = new ArrayList<>();
    for (int field = 0; field < classes.length; field++) {
      float temperature = Temperature.fit(logits.get(field), rows.values(field, on));
      heads.add(rung.heads().get(field).withTemperature(temperature));
    }
    return new LexicalRung(rung.features(), heads);
  }

  /** The same rung with the temperatures of another one. */
  static LexicalRung withTemperaturesOf(LexicalRung rung, LexicalRung other) {
    List<LexicalHead> heads = new ArrayList<>();
    for (int field = 0; field < rung.heads().size(); field++) {
      heads.add(rung.heads().get(field).withTemperature(other.heads().get(field).temperature()));
    }
    return new LexicalRung(rung.features(), heads);
  }
}
