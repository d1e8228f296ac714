package dev.bantam.learn.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The rows kept so far while a file is read: parallel arrays that grow and can be thinned. */
final class RowStore {

  /** The code of a value that is not there. */
  static final short MISSING = -1;

  /** The code of a value outside a given schema. */
  static final short OTHER = -2;

  private final TextColumn inputs = new TextColumn();
  private final TextColumn ids = new TextColumn();
  private final List<short[]> codes = new ArrayList<>();
  private int[] characters = new int[256];
  private long[] lines = new long[256];
  private long[] first = new long[256];
  private long[] second = new long[256];
  private long[] times = new long[0];
  private boolean hasTimes;
  private boolean hasIds;
  private int rows;
  private long totalCharacters;

  int rows() {
    return rows;
  }

  /** Unicode characters of all inputs together. */
  long characters() {
    return totalCharacters;
  }

  int characters(int row) {
    return characters[row];
  }

  long first(int row) {
    return first[row];
  }

  long second(int row) {
    return second[row];
  }

  /** Adds a field, missing in the rows so far. */
  void addField() {
    short[] values = new short[lines.length];
    Arrays.fill(values, MISSING);
    codes.add(values);
  }

  /** Adds a row, every field missing; the setters below then apply to it. */
  void add(byte[] input, int inputCharacters, long line, ContentHash content) {
    if (rows == lines.length) {
      grow();
    }
    inputs.add(input);
    characters[rows] = inputCharacters;
    lines[rows] = line;
    first[rows] = content.first();
    second[rows] = content.second();
    totalCharacters += inputCharacters;
    rows++;
  }

  /** The value of a field in the last row. */
  void code(int field, short code) {
    codes.get(field)[rows - 1] = code;
  }

  /** The time of the last row, in microseconds since 1970. */
  void time(long micros) {
    if (times.length < lines.length) {
      times = Arrays.copyOf(times, lines.length);
    }
    hasTimes = true;
    times[rows - 1] = micros;
  }

  /** The id of the last row. */
  void id(byte[] id) {
    hasIds = true;
    ids.add(id);
  }

  /** Keeps these rows, given in ascending order, and forgets the others. */
  void keep(int[] kept) {
    totalCharacters = 0;
    for (int to = 0; to < kept.length; to++) {
      int from = kept[to];
      characters[to] = characters[from];
      lines[to] = lines[from];
      first[to] = first[from];
      second[to] = second[from];
      for (short[] field : codes) {
        field[to] = field[from];
      }
      if (hasTimes) {
        times[to] = times[from];
      }
      totalCharacters += characters[to];
    }
    for (short[] field : codes) {
      Arrays.fill(field, kept.length, field.length, MISSING);
    }
    inputs.keep(kept);
    if (hasIds) {
      ids.keep(kept);
    }
    rows = kept.length;
  }

  /** All rows as they are now. */
  Rows rowsSoFar() {
    short[][] values = new short[codes.size()][];
    for (int field = 0; field < values.length; field++) {
      values[field] = Arrays.copyOf(codes.get(field), rows);
    }
    return new Rows(
        inputs,
        hasIds ? ids : new TextColumn(),
        values,
        Arrays.copyOf(characters, rows),
        Arrays.copyOf(lines, rows),
        Arrays.copyOf(first, rows),
        Arrays.copyOf(second, rows),
        hasTimes ? Arrays.copyOf(times, rows) : new long[0]);
  }

  private void grow() {
    int capacity = Growth.of(rows);
    characters = Arrays.copyOf(characters, capacity);
    lines = Arrays.copyOf(lines, capacity);
    first = Arrays.copyOf(first, capacity);
    second = Arrays.copyOf(second, capacity);
    for (int field = 0; field < codes.size(); field++) {
      short[] grown = Arrays.copyOf(codes.get(field), capacity);
      Arrays.fill(grown, rows, capacity, MISSING);
      codes.set(field, grown);
    }
  }
}
