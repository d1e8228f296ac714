package dev.bantam.bench.loop;

import dev.bantam.loop.LocalAnswer;
import dev.bantam.loop.Phase;
import dev.bantam.loop.SampleSchedule;
import dev.bantam.loop.TaskSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** How often the alarm is raised although the promise holds. */
final class Calm {

  private final TaskSettings settings;
  private final List<String> labels;

  /** Every local answer is audited, to see many in a short time. */
  Calm(TaskSettings settings, List<String> labels) {
    this.settings = settings.withSample(SampleSchedule.always(1));
    this.labels = List.copyOf(labels);
  }

  /**
   * Sends the rows round and round until a specialist serves and then so many audits were made, in
   * which the teacher disagrees at this rate.
   *
   * @return after how many audits the alarm was raised, or all of them
   */
  int run(List<Row> rows, Path folder, long seed, int audits, double risk) {
    SplittableRandom random = new SplittableRandom(seed);
    try (Stream stream = new Stream(settings, labels, folder, seed)) {
      int at = 0;
      while (stream.phase() != Phase.SERVING) {
        if (at == rows.size()) {
          throw new IllegalStateException("no specialist was certified with seed " + seed);
        }
        Row row = rows.get(at++);
        stream.call(row.text(), row.teacher());
      }
      stream.stopLearning();
      int made = 0;
      while (made < audits) {
        Row row = rows.get(at++ % rows.size());
        boolean disagrees = random.nextDouble() < risk;
        Stream.Passed passed = stream.pass(row.text(), local -> said(row, local, disagrees));
        made += passed.audit() ? 1 : 0;
        if (passed.wrong() && stream.phase() != Phase.SERVING) {
          return made;
        }
      }
      return audits;
    }
  }

  private String said(Row row, Optional<LocalAnswer> local, boolean disagrees) {
    if (local.isEmpty()) {
      return row.teacher();
    }
    String here = local.get().text();
    String other = labels.getFirst().equals(here) ? labels.getLast() : labels.getFirst();
    return disagrees ? other : here;
  }
}
