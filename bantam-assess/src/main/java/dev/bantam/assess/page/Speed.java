package dev.bantam.assess.page;

import dev.bantam.assess.TaskVerdict;
import dev.bantam.learn.report.Figures;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** How long answers take, here and there. */
final class Speed {

  private Speed() {}

  /** What a local answer of the task takes at most on average: all its rungs, in microseconds. */
  static OptionalDouble microseconds(TaskVerdict task) {
    double all =
        task.learned().stream()
            .flatMap(learned -> learned.manifest().rungs().stream())
            .mapToDouble(rung -> rung.microseconds())
            .sum();
    return all > 0 ? OptionalDouble.of(all) : OptionalDouble.empty();
  }

  static String local(TaskVerdict task) {
    OptionalDouble local = microseconds(task);
    return local.isPresent() ? local(local.getAsDouble()) : Figures.NONE;
  }

  static String local(double microseconds) {
    return microseconds < 1_000
        ? Figures.microseconds(microseconds)
        : milliseconds(microseconds / 1_000);
  }

  /** The recorded median. */
  static String recorded(TaskVerdict task) {
    return task.latency().map(latency -> milliseconds(latency.median())).orElse("not recorded");
  }

  static String milliseconds(double milliseconds) {
    return milliseconds < 10
        ? String.format(Locale.ROOT, "%.1f ms", milliseconds)
        : milliseconds < 10_000
            ? String.format(Locale.ROOT, "%,.0f ms", milliseconds)
            : String.format(Locale.ROOT, "%,.1f s", milliseconds / 1_000);
  }

  /**
   * The mean over the certified tasks, each local answer counting once; empty when none is known.
   */
  static Optional<Pair> overall(Iterable<TaskVerdict> tasks) {
    double local = 0;
    double localCalls = 0;
    double recorded = 0;
    long recordedCalls = 0;
    for (TaskVerdict task : tasks) {
      OptionalDouble microseconds = microseconds(task);
      if (Standing.of(task) == Standing.CERTIFIED && microseconds.isPresent()) {
        double calls = task.localShare() * task.calls();
        local += microseconds.getAsDouble() * calls;
        localCalls += calls;
        recorded += task.latency().map(latency -> latency.mean() * latency.calls()).orElse(0.0);
        recordedCalls += task.latency().map(latency -> latency.calls()).orElse(0L);
      }
    }
    return localCalls == 0
        ? Optional.empty()
        : Optional.of(
            new Pair(
                local(local / localCalls),
                recordedCalls == 0
                    ? "latencies were not recorded"
                    : milliseconds(recorded / recordedCalls) + " recorded, on average"));
  }

  /** A local answer beside the recorded ones, in words. */
  record Pair(String local, String recorded) {}
}
