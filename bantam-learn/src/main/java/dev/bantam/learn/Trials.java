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
   * Of those within the budget the cheapest that the most accurate one does not pay over; the
   * earlier one where they cost the same.
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
    List<Candidate> good =
        Arrays.stream(Front.asGood(fitting.stream().map(Candidate::verdicts).toList()))
            .mapToObj(fitting::get)
            .toList();
    if (good.getFirst().ladder().upper().isEmpty() || good.size() == 1) {
      return good.getFirst();
    }
    double[] costs = new double[good.size()];
    for (int i = 0; i < costs.length; i++) {
      costs[i] = cost(good.get(i), lexical);
    }
    return good.get(Front.cheapest(costs));
  }

  /** What the second rung adds to a mean call: the median of its times, as often as it is asked. */
  private double cost(Candidate one, Candidate lexical) throws IOException {
    OptionalDouble gate = LowerGate.of(lexical.verdicts(), one.verdicts(), options.alpha());
    long spared =
        Arrays.stream(lexical.verdicts().scores())
            .filter(score -> gate.isPresent() && score >= gate.getAsDouble())
            .count();
    try (Specialist frozen = staging.freeze(one.ladder())) {
      double[] times = Stopwatch.microseconds(frozen, timed());
      Arrays.sort(times);
      return times[times.length / 2] * (tune.length - spared) / tune.length;
    }
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
