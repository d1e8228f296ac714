package dev.bantam.bench;

import dev.bantam.core.guarantee.Scored;
import dev.bantam.core.guarantee.Tally;
import dev.bantam.learn.Verdicts;
import java.util.SplittableRandom;

/**
 * Answered rows that stand for all calls there are: the true risk of every gate is then known
 * exactly.
 *
 * @param scores one per row
 * @param disagrees whether that row's answer disagrees with the reference
 */
record Pool(double[] scores, boolean[] disagrees) {

  static Pool of(Verdicts verdicts) {
    boolean[] disagrees = new boolean[verdicts.size()];
    double[] scores = new double[verdicts.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = position(verdicts, i);
      disagrees[i] = !verdicts.agrees(i);
    }
    return new Pool(scores, disagrees);
  }

  /** Where a row stands among the gates of the last rung. */
  private static double position(Verdicts verdicts, int row) {
    if (verdicts.settled()[row]) {
      return Double.POSITIVE_INFINITY; // A lower rung has answered it, whatever the gate.
    }
    // A row for which no gate may open stands below every gate but the last one.
    return Double.isNaN(verdicts.scores()[row]) ? -1e9 : verdicts.scores()[row];
  }

  int size() {
    return scores.length;
  }

  /** So many rows, drawn with replacement. */
  Scored draw(int rows, SplittableRandom random) {
    double[] drawn = new double[rows];
    boolean[] flags = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      int row = random.nextInt(scores.length);
      drawn[i] = scores[row];
      flags[i] = disagrees[row];
    }
    return Scored.of(drawn, flags);
  }

  /** All rows. */
  Scored all() {
    return Scored.of(scores, disagrees);
  }

  /** What a gate truly lets through. */
  Tally tally(double gate) {
    return all().counts(gate).all();
  }

  /** The largest share of rows that a gate of at most this risk lets through. */
  double hindsight(double alpha) {
    Scored all = all();
    double best = 0;
    for (double gate : scores) {
      Tally tally = all.counts(gate).all();
      if (tally.disagreements() <= alpha * tally.accepted()) {
        best = Math.max(best, (double) tally.accepted() / scores.length);
      }
    }
    return best;
  }
}
