package dev.bantam.learn.data;

import java.io.Reader;
import java.util.Arrays;
import java.util.Iterator;

/** The rows of a CSV or TSV file below its header, each with as many cells as the header. */
final class CsvTable implements Iterator<Row> {

  private final String file;
  private final Iterator<CsvRecord> records;
  private final CsvHeader header;

  /**
   * Reads the header.
   *
   * @throws DataException if there is none
   */
  CsvTable(String file, Reader in, char separator) {
    this.file = file;
    records = CsvRecords.strict(file, in, separator);
    if (!records.hasNext()) {
      throw new DataException(file + " is empty.");
    }
    header = new CsvHeader(file, records.next().cells());
  }

  CsvHeader header() {
    return header;
  }

  @Override
  public boolean hasNext() {
    return records.hasNext();
  }

  @Override
  public Row next() {
    CsvRecord row = records.next();
    String[] cells = row.cells();
    if (cells.length == header.size()) {
      return new CsvRow(row.line(), header, cells);
    }
    if (cells.length == 1 && cells[0].isBlank()) {
      String[] blank = new String[header.size()];
      Arrays.fill(blank, "");
      return new CsvRow(row.line(), header, blank);
    }
    throw DataException.at(
        file,
        row.line(),
        "%d column%s, but the header has %d. %s"
            .formatted(
                cells.length,
                cells.length == 1 ? "" : "s",
                header.size(),
                cells.length > header.size()
                    ? "A text that holds the separator must stand in double quotes."
                    : "Is a separator missing, or a line break not in double quotes?"));
  }
}
