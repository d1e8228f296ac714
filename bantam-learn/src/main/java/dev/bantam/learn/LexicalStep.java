package dev.bantam.learn;

import dev.bantam.learn.data.Cleaned;
import dev.bantam.learn.data.Dataset;
import dev.bantam.learn.lexical.LexicalLearner;
import dev.bantam.learn.lexical.Targets;
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

  private final Dataset data;
  private final int[] classes;

  /**
   * @param classes how many values each field chooses between
   */
  LexicalStep(Dataset data, int[] classes) {
    this.data = data;
    this.classes = classes;
  }

  LexicalRung train(Cleaned train, LearnOptions options, DoubleConsumer progress) {
    List<String> texts = Arrays.stream(train.rows()).mapToObj(data::input).toList();
    List<Targets> targets = new ArrayList<>();
    for (int field = 0; field < classes.length; field++) {
      targets.add(new Targets.Hard(values(field, train.rows()), train.weights(), classes[field]));
    }
    return new LexicalLearner(options.lexical(), options.seed()).learn(texts, targets, progress);
  }

  /** The same rung with each field's temperature fitted on these rows. */
  LexicalRung calibrated(LexicalRung rung, int[] rows) {
    List<List<float[]>> logits = new ArrayList<>();
    for (int field = 0; field < classes.length; field++) {
      logits.add(new ArrayList<>(rows.length));
    }
    Rung.Reader reader = rung.reader();
    for (int row : rows) {
      float[][] read = Arrays.stream(classes).mapToObj(float[]::new).toArray(float[][]::new);
      reader.read(data.input(row), read);
      for (int field = 0; field < classes.length; field++) {
        logits.get(field).add(read[field]);
      }
    }
    List<LexicalHead> heads = new ArrayList<>();
    for (int field = 0; field < classes.length; field++) {
      float temperature = Temperature.fit(logits.get(field), values(field, rows));
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

  private int[] values(int field, int[] rows) {
    return Arrays.stream(rows).map(row -> data.value(field, row)).toArray();
  }
}
