package dev.bantam.bench.loop;

import dev.bantam.loop.TaskSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** Whether anything is lost or counted twice when the loop ends without a word. */
final class Crashes {

  private static final int CALLS_BETWEEN = 150;

  private final TaskSettings settings;
  private int specialist;
  private int audits;
  private int disagreements;

  Crashes(TaskSettings settings) {
    this.settings = settings;
  }

  /** Sends the rows round and round, with so many crashes at random moments; in words. */
  String run(List<Row> rows, Path folder, int crashes) {
    SplittableRandom random = new SplittableRandom(1);
    int made = 0;
    int upset = 0;
    int calls = 0;
    long told = 0;
    try (Stream stream = new Stream(settings, Row.labels(rows), folder, 1)) {
      while (made < crashes) {
        Row row = rows.get(calls++ % rows.size());
        serves(stream.serving());
        Stream.Passed passed = stream.pass(row.text(), local -> row.teacher());
        told += passed.known() && (passed.local().isEmpty() || passed.sampled()) ? 1 : 0;
        audits += passed.audit() ? 1 : 0;
        disagreements += passed.audit() && passed.wrong() ? 1 : 0;
        if (random.nextInt(CALLS_BETWEEN) == 0) {
          stream.crash();
          made++;
          upset += agrees(stream) ? 0 : 1;
        }
      }
      return "%d crashes in %,d calls: %,d calls were told, %,d are stored; after %d crashes the audits were others than before (at the end %d, of which %d disagree)"
          .formatted(made, calls, told, stream.observations(), upset, audits, disagreements);
    }
  }

  private void serves(int number) {
    if (number != specialist) {
      specialist = number;
      audits = 0;
      disagreements = 0;
    }
  }

  private boolean agrees(Stream stream) {
    return stream.serving() == 0
        || stream.serving() != specialist
        || (stream.audits() == audits && stream.disagreements() == disagreements);
  }
}
