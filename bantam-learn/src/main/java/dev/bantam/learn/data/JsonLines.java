package dev.bantam.learn.data;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The rows of a JSONL file, read one at a time; blank lines are passed over. */
final class JsonLines implements Iterator<Row> {

  private final LineReader lines;
  private final JsonCells cells;
  private Optional<Row> ahead = Optional.empty();

  JsonLines(String file, Reader in) {
    lines = new LineReader(file, in);
    cells = new JsonCells(file);
  }

  @Override
  public boolean hasNext() {
    while (ahead.isEmpty() && advance()) {
      if (!lines.blank()) {
        ahead = Optional.of(new JsonRow(lines.number(), cells.read(lines)));
      }
    }
    return ahead.isPresent();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Row row = ahead.orElseThrow();
    ahead = Optional.empty();
    return row;
  }

  private boolean advance() {
    try {
      return lines.next();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
