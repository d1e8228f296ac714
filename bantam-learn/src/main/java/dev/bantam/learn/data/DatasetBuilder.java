package dev.bantam.learn.data;

import dev.bantam.core.Answer;
import dev.bantam.core.Field;
import dev.bantam.core.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Makes a dataset of rows that come from memory, such as recorded calls, one by one. The fields are
 * known; a value outside them is kept as {@link Dataset#OTHER}, and so is an answer that cannot be
 * used: both count as disagreements where rows are counted and are never learned from. Not
 * thread-safe.
 */
public final class DatasetBuilder {

  private static final String INPUT = "input";
  private static final String ANSWER = "answer";
  private static final String TIME = "time";

  /** No choice of a category is a number, and none of a truth value. */
  private static final Cell UNUSABLE = Cell.scalar(Cell.Type.NUMBER, "");

  private final String source;
  private final Schema schema;
  private final boolean timed;
  private final RowCollector collector;

  /**
   * @param source where the rows come from, in words
   * @param timed whether every row will have a time
   * @param maximumCharacters how many characters of inputs are kept at most; beyond it a uniform
   *     sample of the rows
   * @param seed of that sample
   * @throws DataException if the schema has a field that is no choice
   */
  public DatasetBuilder(
      String source, Schema schema, boolean timed, long maximumCharacters, long seed) {
    DatasetReader.requireChoices(schema);
    this.source = source;
    this.schema = schema;
    this.timed = timed;
    Labels labels =
        schema.bare()
            ? new Labels.Bare(ANSWER)
            : new Labels.Inside(ANSWER, schema.fields().stream().map(Field::name).toList());
    Optional<String> time = timed ? Optional.of(TIME) : Optional.empty();
    this.collector =
        new RowCollector(
            source,
            new Columns(INPUT, labels, time, Optional.empty(), List.of()),
            DataOptions.defaults().withMaximumCharacters(maximumCharacters).withSeed(seed),
            Optional.of(schema));
  }

  /**
   * Adds a row.
   *
   * @param answer empty when the reference gave none that can be used
   * @param line where the row stands in its source
   * @throws IllegalArgumentException if the builder was promised a time and there is none
   */
  public void add(String input, Optional<Answer> answer, Optional<Instant> time, long line) {
    if (timed && time.isEmpty()) {
      throw new IllegalArgumentException("line " + line + " has no time");
    }
    Map<String, Cell> cells = new LinkedHashMap<>();
    cells.put(INPUT, Cell.scalar(Cell.Type.STRING, input));
    cells.put(ANSWER, schema.bare() ? bare(answer) : object(answer));
    time.ifPresent(at -> cells.put(TIME, Cell.scalar(Cell.Type.STRING, at.toString())));
    collector.add(new JsonRow(line, cells));
  }

  private Cell bare(Optional<Answer> answer) {
    return answer
        .map(given -> cell(given.field(schema.fields().getFirst().name())))
        .orElse(UNUSABLE);
  }

  private Cell object(Optional<Answer> answer) {
    Map<String, Cell> members = new LinkedHashMap<>();
    for (Field field : schema.fields()) {
      members.put(
          field.name(), answer.map(given -> cell(given.field(field.name()))).orElse(UNUSABLE));
    }
    return Cell.object(members);
  }

  private static Cell cell(JsonNode value) {
    if (value.isNull()) {
      return Cell.MISSING;
    }
    return switch (value.getNodeType()) {
      case STRING -> Cell.scalar(Cell.Type.STRING, value.stringValue());
      case BOOLEAN -> Cell.scalar(Cell.Type.BOOLEAN, value.toString());
      default -> UNUSABLE;
    };
  }

  /**
   * The dataset of all rows added.
   *
   * @throws DataException if there is no row with an input
   */
  public Dataset build() {
    return collector.finish();
  }

  @Override
  public String toString() {
    return source;
  }
}
