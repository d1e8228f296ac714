package dev.bantam.learn.data;

import java.util.List;

/** Which character parts the cells of a CSV text: found from its content, not from its name. */
final class Separator {

  private static final char[] CANDIDATES = {',', '\t', ';', '|'};
  private static final int RECORDS = 200;
  private static final int CHARACTERS = 1 << 14;

  private Separator() {}

  /**
   * The candidate under which the most of the first records have as many cells as the first one, at
   * least two; of equals the one that gives more cells, then the earlier of comma, tab, semicolon,
   * bar.
   *
   * @throws DataException if no candidate parts the first line
   */
  static char of(String file, String text) {
    String beginning = text.length() > CHARACTERS ? text.substring(0, CHARACTERS) : text;
    char best = 0;
    double bestShare = 0;
    int bestCells = 0;
    String firstLine = beginning.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    for (char candidate : CANDIDATES) {
      if (firstLine.indexOf(candidate) < 0) {
        continue;
      }
      List<CsvRecord> records = CsvRecords.lenient(file, beginning, candidate);
      if (records.isEmpty()) {
        continue;
      }
      int cells = records.getFirst().cells().length;
      double share = share(records, cells);
      boolean better = share > bestShare || (share == bestShare && cells > bestCells);
      if (cells >= 2 && better) {
        best = candidate;
        bestShare = share;
        bestCells = cells;
      }
    }
    if (best == 0) {
      throw new DataException(
          "%s has one column only. It needs a text and a label in each row, parted by commas, tabs or semicolons, below a header such as text,label; or one JSON object a line."
              .formatted(file));
    }
    return best;
  }

  /** The last record may be cut off, so it counts only when it is the only one after the first. */
  private static double share(List<CsvRecord> records, int cells) {
    int size = Math.min(RECORDS, Math.max(1, records.size() - 1));
    long same = records.stream().limit(size).filter(row -> row.cells().length == cells).count();
    return (double) same / size;
  }
}
