package dev.bantam.learn.data;

import dev.bantam.core.Answer;
import dev.bantam.core.Field;
import dev.bantam.core.Schema;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/**
 * Labelled text: rows of an input and its answer, in the order of their file. Immutable and
 * compact: arrays, not an object a row. Rows and fields are counted from 0.
 */
public final class Dataset {

  /** The value of a field in a row where it lies outside the given schema. */
  public static final int OTHER = -1;

  private final Schema schema;
  private final boolean[] nullable;
  private final Rows rows;
  private final Reading reading;

  Dataset(Schema schema, boolean[] nullable, Rows rows, Reading reading) {
    this.schema = schema;
    this.nullable = nullable;
    this.rows = rows;
    this.reading = reading;
  }

  /** The shape of the answers; its fields are all choices: categories and truth values. */
  public Schema schema() {
    return schema;
  }

  /** How many rows there are. */
  public int rows() {
    return rows.size();
  }

  /** A row's input, a new string each time. */
  public String input(int row) {
    return rows.inputs().text(row);
  }

  /** How many Unicode characters a row's input has. */
  public int characters(int row) {
    return rows.characters()[row];
  }

  /**
   * What identifies the row: its id column's text where one was named, else 22 characters that
   * depend on nothing but its content and on how many rows of the same content come before it in
   * the file. So a row has the same id in whatever order the rows stand, and exact repeats have
   * different ones.
   */
  public String id(int row) {
    return rows.ids().rows() == 0
        ? CompactId.of(rows.first()[row], rows.second()[row])
        : rows.ids().text(row);
  }

  /** True when an id column was named, so that several rows may share an id. */
  public boolean hasIds() {
    return rows.ids().rows() > 0;
  }

  /** The ids of all rows, each made when it is asked for. */
  public List<String> ids() {
    return new View<>(rows(), this::id);
  }

  /**
   * A row's answer in one field: an index into the field's choices, the number of choices where the
   * field is null or missing, or {@link #OTHER}.
   */
  public int value(int field, int row) {
    return rows.values()[field][row];
  }

  /** True when a field is null or missing in some row of the file. */
  public boolean nullable(int field) {
    return nullable[field];
  }

  /** True when the rows have a time. */
  public boolean hasTimes() {
    return rows.times().length > 0;
  }

  /**
   * A row's time, to the microsecond.
   *
   * @throws IllegalStateException if no time column was named
   */
  public Instant time(int row) {
    if (!hasTimes()) {
      throw new IllegalStateException("this dataset was read without a time column");
    }
    long micros = rows.times()[row];
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
  }

  /** The times of all rows, each made when it is asked for. */
  public List<Instant> times() {
    return new View<>(rows(), this::time);
  }

  /** The line of the file on which a row begins, from 1. */
  public long line(int row) {
    return rows.lines()[row];
  }

  /**
   * A row's answer. A field that is null or missing is null; a value outside the given schema is a
   * text that is none of the field's choices, so that it agrees with nothing.
   */
  public Answer answer(int row) {
    return Answers.of(this, row);
  }

  /** These rows in this order; texts are shared, not copied. */
  public Dataset select(int[] chosen) {
    return new Dataset(schema, nullable, rows.select(chosen), reading);
  }

  /** SHA-256, as 64 hexadecimal digits, over the inputs and answers of all rows, in any order. */
  public String fingerprint() {
    return Fingerprint.of(this);
  }

  /** How this dataset came out of its file. */
  public Reading reading() {
    return reading;
  }

  byte[] inputBytes(int row) {
    return rows.inputs().bytes(row);
  }

  /**
   * One number for the whole answer of a row: equal for equal answers, and different for different
   * ones as long as there are fewer than 2^64 possible answers.
   */
  long answerKey(int row) {
    long key = 0;
    List<Field> fields = schema.fields();
    for (int field = 0; field < fields.size(); field++) {
      key = key * (fields.get(field).choices().size() + 2) + value(field, row) + 1;
    }
    return key;
  }

  private static final class View<T> extends AbstractList<T> implements RandomAccess {
    private final int size;
    private final IntFunction<T> element;

    View(int size, IntFunction<T> element) {
      this.size = size;
      this.element = element;
    }

    @Override
    public T get(int index) {
      return element.apply(index);
    }

    @Override
    public int size() {
      return size;
    }
  }
}
