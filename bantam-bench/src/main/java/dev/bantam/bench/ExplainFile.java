package dev.bantam.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What an assessment says of each line, as {@code assess --explain} writes it. */
final class ExplainFile {

  private ExplainFile() {}

  /**
   * A line.
   *
   * @param task whose call it is; empty if of none
   * @param input what varies, or why the line is of no task
   */
  record Explained(String task, String input) {}

  /**
   * The lines by their number.
   *
   * @param of the end of the name of the one file of calls that counts; empty for any
   */
  static Map<Long, Explained> read(Path file, String of) throws IOException {
    Map<Long, Explained> lines = new HashMap<>();
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : reader) {
        if (row.getField("file").endsWith(of)) {
          lines.put(
              Long.parseLong(row.getField("line")),
              new Explained(row.getField("task"), row.getField("input")));
        }
      }
    }
    return lines;
  }
}
