package dev.bantam.learn;

import dev.bantam.learn.data.Cleaned;
import dev.bantam.learn.data.Dataset;
import dev.bantam.learn.lexical.Targets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of a dataset as rungs learn from them.
 *
 * @param data the rows
 * @param classes how many values each field chooses between
 */
record TrainingRows(Dataset data, int[] classes) {

  /** Rows to learn from: their texts, and for each field what they should be answered with. */
  record Chosen(List<String> texts, List<Targets> targets) {
    Chosen {
      texts = List.copyOf(texts);
      targets = List.copyOf(targets);
    }
  }

  int fields() {
    return classes.length;
  }

  /** Cleaned rows, each with its weight. */
  Chosen chosen(Cleaned train) {
    List<Targets> targets = new ArrayList<>();
    for (int field = 0; field < classes.length; field++) {
      targets.add(new Targets.Hard(values(field, train.rows()), train.weights(), classes[field]));
    }
    return new Chosen(texts(train.rows()), targets);
  }

  List<String> texts(int[] rows) {
    return Arrays.stream(rows).mapToObj(data::input).toList();
  }

  /** The reference's values of a field, by their index. */
  int[] values(int field, int[] rows) {
    return Arrays.stream(rows).map(row -> data.value(field, row)).toArray();
  }
}
