package dev.bantam.learn.tune;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Batches in which texts of the same answer meet: so many answers are drawn, and two texts of each,
 * so that all pairs of a batch can be compared at once. Drawn step by step; a list of all pairs
 * would grow with the square of the texts. An answer with a single text meets itself, which dropout
 * reads in two ways.
 */
final class PairBatches implements Course {

  private final List<List<Integer>> groups;
  private final int batch;
  private final long seed;
  private final int steps;

  /**
   * @param answers of each text, by a number
   */
  PairBatches(int[] answers, int batch, long seed) {
    Map<Integer, List<Integer>> byAnswer = new HashMap<>();
    for (int row = 0; row < answers.length; row++) {
      byAnswer.computeIfAbsent(answers[row], answer -> new ArrayList<>()).add(row);
    }
    this.groups = byAnswer.keySet().stream().sorted().map(byAnswer::get).toList();
    this.batch = batch;
    this.seed = seed;
    this.steps = (answers.length + batch - 1) / batch;
  }

  @Override
  public int stepsAnEpoch() {
    return steps;
  }

  @Override
  public int[] rows(long step) {
    SplittableRandom random = new SplittableRandom(seed + 0x9E3779B97F4A7C15L * (step + 1));
    int[] rows = new int[batch / 2 * 2];
    int[] order = new int[groups.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    for (int i = 0; i < rows.length; i += 2) {
      int place = i / 2 % order.length;
      int other = place + random.nextInt(order.length - place);
      int group = order[other];
      order[other] = order[place];
      order[place] = group;
      List<Integer> texts = groups.get(group);
      int first = random.nextInt(texts.size());
      int second =
          texts.size() == 1 ? 0 : (first + 1 + random.nextInt(texts.size() - 1)) % texts.size();
      rows[i] = texts.get(first);
      rows[i + 1] = texts.get(second);
    }
    return rows;
  }
}
