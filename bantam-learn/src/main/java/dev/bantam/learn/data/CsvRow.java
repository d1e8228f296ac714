package dev.bantam.learn.data;

import java.util.Collection;

/**
 * A row of CSV or TSV.
 *
 * @param cells its values in the order of the header
 */
record CsvRow(long line, CsvHeader header, String[] cells) implements Row {

  @Override
  public Collection<String> columns() {
    return header.columns();
  }

  @Override
  public Cell cell(String column) {
    int index = header.index(column);
    return index < 0 ? Cell.MISSING : Cell.scalar(Cell.Type.CSV_TEXT, cells[index]);
  }
}
