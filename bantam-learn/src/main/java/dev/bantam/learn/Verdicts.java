package dev.bantam.learn;

import dev.bantam.core.guarantee.GateGrid;
import dev.bantam.core.guarantee.PathCounts;
import dev.bantam.core.guarantee.Scored;
import dev.bantam.core.guarantee.Tally;
import dev.bantam.learn.data.Dataset;
import dev.bantam.specialist.Answers;
import dev.bantam.specialist.Result;
import dev.bantam.specialist.Specialist;
import java.util.Arrays;
import java.util.List;

/**
 * What a specialist answered to some rows of a dataset, beside what the reference says there.
 *
 * @param rows the rows, by their index in the dataset
 * @param scores the score of each answer; not a number where no gate may open
 * @param local whether each answer was given locally; never while the gates are closed
 * @param settled whether a lower rung gave the answer, so that the last rung's gate has no say
 * @param confidences the stated probability of each whole answer
 * @param said by field, the index of the value that the specialist chose, row by row
 * @param was by field, the index of the reference's value, row by row
 */
public record Verdicts(
    int[] rows,
    double[] scores,
    boolean[] local,
    boolean[] settled,
    double[] confidences,
    int[][] said,
    int[][] was) {

  /** Asks the specialist, through the code that serves, on all cores. */
  public static Verdicts of(Specialist specialist, Dataset data, int[] rows) {
    int fields = specialist.schema().fields().size();
    double[] scores = new double[rows.length];
    boolean[] local = new boolean[rows.length];
    boolean[] settled = new boolean[rows.length];
    double[] confidences = new double[rows.length];
    String last = specialist.manifest().rungs().getLast().name();
    int[][] said = new int[fields][rows.length];
    int[][] was = new int[fields][rows.length];
    ValueIndex index = new ValueIndex(new Answers(specialist.schema()));
    List<Result> results = specialist.answerAll(Arrays.stream(rows).mapToObj(data::input).toList());
    for (int i = 0; i < rows.length; i++) {
      Result result = results.get(i);
      scores[i] = result.score();
      local[i] = result.local();
      settled[i] = !result.rung().equals(last);
      confidences[i] = result.confidence();
      for (int field = 0; field < fields; field++) {
        said[field][i] = index.of(field, result.fields().get(field).value());
        was[field][i] = data.value(field, rows[i]);
      }
    }
    return new Verdicts(rows, scores, local, settled, confidences, said, was);
  }

  /** How many rows there are. */
  public int size() {
    return rows.length;
  }

  /** Whether the whole answer to the i-th row agrees with the reference. */
  public boolean agrees(int i) {
    for (int field = 0; field < said.length; field++) {
      if (said[field][i] != was[field][i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether these are clearly better than those of a cheaper ladder on the same rows. */
  boolean paysOver(Verdicts cheaper) {
    return RiskAreas.clearlySmaller(this, cheaper);
  }

  /** The share of rows whose whole answer agrees; not a number without rows. */
  public double accuracy() {
    int agreeing = 0;
    for (int i = 0; i < rows.length; i++) {
      agreeing += agrees(i) ? 1 : 0;
    }
    return (double) agreeing / rows.length;
  }

  /** Whether the i-th answer is local when the last rung's gate is this. */
  public boolean passes(int i, double gate) {
    return position(i) >= gate;
  }

  /** What the last rung's gate lets through, with what needs no gate, and how much disagrees. */
  public Tally tally(double gate) {
    int accepted = 0;
    int disagreements = 0;
    for (int i = 0; i < rows.length; i++) {
      if (passes(i, gate)) {
        accepted++;
        disagreements += agrees(i) ? 0 : 1;
      }
    }
    return new Tally(accepted, disagreements);
  }

  /** What a lower rung answered is local at every gate: surer than any score. */
  private double position(int i) {
    return settled[i] ? Double.POSITIVE_INFINITY : scores[i];
  }

  /** The rows for which a gate may open, as the tests of the gates want them. */
  Scored scored(boolean[] novel) {
    int size = 0;
    double[] candidates = new double[rows.length];
    boolean[] disagrees = new boolean[rows.length];
    boolean[] fresh = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      if (!Double.isNaN(scores[i])) {
        candidates[size] = position(i);
        disagrees[size] = !agrees(i);
        fresh[size++] = novel[i];
      }
    }
    return Scored.of(
        Arrays.copyOf(candidates, size),
        Arrays.copyOf(disagrees, size),
        Arrays.copyOf(fresh, size));
  }

  /** Counts at every gate of a grid; rows for which no gate may open count as not accepted. */
  PathCounts counts(GateGrid grid, boolean[] novel) {
    return new PathCounts(rows.length, grid.count(scored(novel)).gates());
  }
}
