package dev.bantam.learn;

import dev.bantam.specialist.Specialist;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** Tries ladders on tune as they would serve, frozen on the disk, and chooses between them. */
final class Trials {

  private static final int TIMED_ROWS = 2_000;

  private final LearnOptions options;
  private final TrainingRows rows;
  private final Staging staging;
  private final int[] tune;

  Trials(LearnOptions options, TrainingRows rows, Staging staging, int[] tune) {
    this.options = options;
    this.rows = rows;
    this.staging = staging;
    this.tune = tune;
  }

  /** What a ladder answers. */
  Candidate of(LearnedLadder ladder) throws IOException {
    try (Specialist frozen = staging.freeze(ladder)) {
      return new Candidate(ladder, Verdicts.of(frozen, rows.data(), tune));
    }
  }

  /**
   * Of those within the budget the one that is the least often wrong where it is sure; the lexical
   * rung alone where that does not pay over it; of equals the smallest. How long an answer takes
   * decides through the budget only: a call that has to go upstream costs a hundred times what two
   * encoders differ by.
   *
   * @param candidates as they were tried; the first is the lexical rung alone, which always fits
   */
  Candidate chosen(List<Candidate> candidates) throws IOException {
    Candidate lexical = candidates.getFirst();
    List<Candidate> fitting = new ArrayList<>();
    for (Candidate one : candidates) {
      if (one.ladder().upper().isEmpty() || fits(one, lexical)) {
        fitting.add(one);
      }
    }
    long[] bytes = new long[fitting.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = staging.bytes(fitting.get(i).ladder());
    }
    return fitting.get(Front.best(fitting.stream().map(Candidate::verdicts).toList(), bytes));
  }

  /** The same with the gate that decides between its rungs. */
  LearnedLadder graded(Candidate one, Candidate lexical) {
    return one.ladder()
        .with(one.accuracy(), LowerGate.of(lexical.verdicts(), one.verdicts(), options.alpha()));
  }

  private boolean fits(Candidate one, Candidate lexical) throws IOException {
    Budget budget = options.budget();
    LearnedLadder ladder = graded(one, lexical);
    OptionalDouble most = budget.milliseconds();
    return (budget.megabytes().isEmpty()
            || staging.bytes(ladder) <= budget.megabytes().getAsDouble() * 1e6)
        && (most.isEmpty() || microseconds(ladder) <= most.getAsDouble() * 1e3);
  }

  /** The mean time of an answer to tune's rows, on one thread. */
  double microseconds(LearnedLadder ladder) throws IOException {
    try (Specialist frozen = staging.freeze(ladder)) {
      return microseconds(frozen);
    }
  }

  /** The same of a ladder that is frozen. */
  double microseconds(Specialist frozen) {
    return Stopwatch.mean(Stopwatch.microseconds(frozen, timed()));
  }

  private List<String> timed() {
    return Arrays.stream(tune).limit(TIMED_ROWS).mapToObj(rows.data()::input).toList();
  }
}
