package dev.bantam.learn.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of one text sorted by their answer.
 *
 * @param byAnswer for each answer the rows that give it, answers and rows in the order of their
 *     appearance
 */
record Votes(List<List<Integer>> byAnswer) {

  static Votes of(Dataset dataset, int[] rows) {
    Map<Long, List<Integer>> answers = new LinkedHashMap<>();
    for (int row : rows) {
      answers.computeIfAbsent(dataset.answerKey(row), key -> new ArrayList<>()).add(row);
    }
    return new Votes(List.copyOf(answers.values()));
  }

  /** How many rows the most frequent answer has. */
  int most() {
    return byAnswer.stream().mapToInt(List::size).max().orElse(0);
  }

  /** True when not all rows give the same answer. */
  boolean conflicting() {
    return byAnswer.size() > 1;
  }
}
