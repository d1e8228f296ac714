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

  /**
   * Rows to learn from.
   *
   * @param texts of them
   * @param answers for each field the value of each row
   * @param targets for each field what the rows should be answered with
   */
  record Chosen(List<String> texts, List<int[]> answers, List<Targets> targets) {
    Chosen {
      texts = List.copyOf(texts);
      answers = List.copyOf(answers);
      targets = List.copyOf(targets);
    }
  }

  int fields() {
    return classes.length;
  }

  /** Cleaned rows, each with its weight. */
  Chosen chosen(Cleaned train) {
    List<int[]> answers = new ArrayList<>();
    List<Targets> targets = new ArrayList<>();
    for (int field = 0; field < classes.length; field++) {
      int[] values = values(field, train.rows());
      answers.add(values);
      targets.add(new Targets.Hard(values, train.weights(), classes[field]));
    }
    return new Chosen(texts(train.rows()), answers, targets);
  }

  List<String> texts(int[] rows) {
    return Arrays.stream(rows).mapToObj(data::input).toList();
  }

  /** The reference's values of a field, by their index. */
  int[] values(int field, int[] rows) {
    return Arrays.stream(rows).map(row -> data.value(field, row)).toArray();
  }
}
