package dev.bantam.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of a {@link TruthFile}.
 *
 * @param line counted from 1
 * @param task whose call it is; empty for garbage
 * @param version of the task's prompt
 * @param input what varies
 * @param secondAttempt whether the line repeats the one before
 */
record TruthLine(long line, String task, String version, String input, boolean secondAttempt) {

  static List<TruthLine> read(Path file) throws IOException {
    List<TruthLine> lines = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : reader) {
        lines.add(
            new TruthLine(
                Long.parseLong(row.getField("line")),
                row.getField("task"),
                row.getField("version"),
                row.getField("input"),
                !row.getField("repeats").isEmpty()));
      }
    }
    return lines;
  }

  boolean garbage() {
    return task.isEmpty();
  }

  /** The calls that belong together: a task in one wording. */
  Version ofVersion() {
    return new Version(task, version);
  }

  /** A task in one wording. */
  record Version(String task, String version) implements Comparable<Version> {
    @Override
    public int compareTo(Version other) {
      int order = task.compareTo(other.task);
      return order != 0 ? order : version.compareTo(other.version);
    }
  }
}
