package dev.bantam.learn.data;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The records of a CSV text with the line on which each begins. Knows at any time in which cell the
 * parser is, so that an unbalanced quote can be named by the line where it opened.
 */
final class CsvRecords {

  private CsvRecords() {}

  /** Records of the whole text, strictly; nothing is known yet about how many cells they have. */
  static Iterator<CsvRecord> strict(String file, Reader in, char separator) {
    Handler handler = new Handler(file);
    Iterator<CsvRecord> records =
        CsvReader.builder()
            .fieldSeparator(separator)
            .skipEmptyLines(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .maxBufferSize(2 * Limits.CELL)
            .build(handler, in)
            .iterator();
    return new Explaining(file, handler, records);
  }

  /** The records of a text's beginning, which may be cut off anywhere, up to the first fault. */
  static List<CsvRecord> lenient(String file, String beginning, char separator) {
    List<CsvRecord> records = new ArrayList<>();
    try {
      CsvReader.builder()
          .fieldSeparator(separator)
          .skipEmptyLines(true)
          .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
          .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
          .allowUnclosedQuote(true)
          .build(new Handler(file), beginning)
          .forEach(records::add);
    } catch (CsvParseException fault) {
      // What came before it is enough to compare separators; strict reading will report it.
      return records;
    }
    return records;
  }

  /** Collects the cells of the record that is being read. */
  private static final class Handler extends CsvCallbackHandler<CsvRecord> {
    private final String file;
    private final List<String> cells = new ArrayList<>();
    private long line = 1;
    private long cellLine = 1;
    private long characters;
    private RecordType type = RecordType.DATA;

    Handler(String file) {
      this.file = file;
    }

    /** The line on which the cell begins that comes after those read so far. */
    long cellLine() {
      return cellLine;
    }

    @Override
    protected RecordType getRecordType() {
      return type;
    }

    @Override
    protected int getFieldCount() {
      return cells.size();
    }

    @Override
    protected void beginRecord(long startingLine) {
      line = startingLine;
      cellLine = startingLine;
      cells.clear();
      characters = 0;
      type = RecordType.DATA;
    }

    @Override
    protected void addField(char[] buffer, int offset, int length, boolean quoted) {
      if (length > Limits.CELL) {
        throw tooLong(file, cellLine);
      }
      if (cells.size() == Limits.COLUMNS) {
        throw DataException.at(
            file, line, "more than %,d columns; is this a CSV file?".formatted(Limits.COLUMNS));
      }
      characters += length;
      if (characters > Limits.RECORD) {
        throw DataException.at(
            file, line, "a row of more than %,d characters".formatted(Limits.RECORD));
      }
      cells.add(new String(buffer, offset, length));
      if (quoted) {
        for (int i = offset; i < offset + length; i++) {
          boolean pair = buffer[i] == '\n' && i > offset && buffer[i - 1] == '\r';
          if (buffer[i] == '\r' || (buffer[i] == '\n' && !pair)) {
            cellLine++;
          }
        }
      }
    }

    @Override
    protected void setComment(char[] buffer, int offset, int length) {
      type = RecordType.COMMENT;
    }

    @Override
    protected void setEmpty() {
      type = RecordType.EMPTY;
    }

    @Override
    protected CsvRecord buildRecord() {
      return new CsvRecord(line, cells.toArray(String[]::new));
    }
  }

  static DataException tooLong(String file, long line) {
    return DataException.at(
        file,
        line,
        "a cell of more than %,d characters. Shorten it; or, if a text there begins with a quotation mark, close or double that mark."
            .formatted(Limits.CELL));
  }

  /** Turns what the parser refuses into a message for people. */
  private record Explaining(String file, Handler handler, Iterator<CsvRecord> records)
      implements Iterator<CsvRecord> {
    @Override
    public boolean hasNext() {
      return CsvFailure.explained(file, handler::cellLine, records::hasNext);
    }

    @Override
    public CsvRecord next() {
      return CsvFailure.explained(file, handler::cellLine, records::next);
    }
  }
}
