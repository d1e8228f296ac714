package dev.bantam.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A text with the teacher's answer.
 *
 * @param text of the row
 * @param label the answer
 */
record LabelledText(String text, String label) {

  /** The rows of CSV files with a header, one file after the other. */
  static List<LabelledText> read(String label, Path... files) throws IOException {
    List<LabelledText> rows = new ArrayList<>();
    for (Path file : files) {
      try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
        for (NamedCsvRecord row : reader) {
          rows.add(new LabelledText(row.getField("text"), row.getField(label)));
        }
      }
    }
    return rows;
  }

  /** The different labels, sorted. */
  static List<String> labels(List<LabelledText> rows) {
    return rows.stream().map(LabelledText::label).distinct().sorted().toList();
  }
}
