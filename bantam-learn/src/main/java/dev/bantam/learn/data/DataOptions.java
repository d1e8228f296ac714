package dev.bantam.learn.data;

import java.util.List;
import java.util.Optional;

/**
 * How a file of labelled text is read.
 *
 * @param text the name of the column that holds the input; guessed when empty
 * @param labels the names of the columns that hold the answer's fields; guessed when empty
 * @param time the name of the column that holds each row's time; none when empty
 * @param id the name of the column that identifies a row; when empty a row is identified by its
 *     content
 * @param maximumCharacters how many characters of input text are kept at most, at least 1. Of a
 *     larger file a uniform sample of the rows is kept; an eighth more may be held while reading
 * @param seed the key under which that sample is drawn
 */
public record DataOptions(
    Optional<String> text,
    List<String> labels,
    Optional<String> time,
    Optional<String> id,
    long maximumCharacters,
    long seed) {

  /** What is kept at most by default: about a million short texts. */
  public static final long DEFAULT_MAXIMUM_CHARACTERS = 64_000_000;

  public DataOptions {
    labels = List.copyOf(labels);
    if (maximumCharacters < 1) {
      throw new IllegalArgumentException(
          "the limit is at least one character, not " + maximumCharacters);
    }
    if (labels.stream().distinct().count() != labels.size()) {
      throw new IllegalArgumentException("a label column is named twice: " + labels);
    }
  }

  /** Every column guessed, no time, rows identified by their content. */
  public static DataOptions defaults() {
    return new DataOptions(
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        DEFAULT_MAXIMUM_CHARACTERS,
        0);
  }

  /** The same with the text column named. */
  public DataOptions withText(String column) {
    return new DataOptions(Optional.of(column), labels, time, id, maximumCharacters, seed);
  }

  /** The same with the label columns named. */
  public DataOptions withLabels(List<String> columns) {
    return new DataOptions(text, columns, time, id, maximumCharacters, seed);
  }

  /** The same with the time column named. */
  public DataOptions withTime(String column) {
    return new DataOptions(text, labels, Optional.of(column), id, maximumCharacters, seed);
  }

  /** The same with the id column named. */
  public DataOptions withId(String column) {
    return new DataOptions(text, labels, time, Optional.of(column), maximumCharacters, seed);
  }

  /** The same with another limit on the characters that are kept. */
  public DataOptions withMaximumCharacters(long characters) {
    return new DataOptions(text, labels, time, id, characters, seed);
  }

  /** The same with another key for the sample. */
  public DataOptions withSeed(long key) {
    return new DataOptions(text, labels, time, id, maximumCharacters, key);
  }
}
