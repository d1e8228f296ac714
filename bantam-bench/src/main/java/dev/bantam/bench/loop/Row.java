package dev.bantam.bench.loop;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A call of a stream.
 *
 * @param text its input
 * @param teacher what its teacher says
 * @param gold what is right
 */
record Row(String text, String teacher, String gold) {

  static List<Row> read(Path file, String teacher) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : reader) {
        rows.add(new Row(row.getField("text"), row.getField(teacher), row.getField("label")));
      }
    }
    return rows;
  }

  static List<String> labels(List<Row> rows) {
    return rows.stream().map(Row::gold).distinct().sorted().toList();
  }
}
