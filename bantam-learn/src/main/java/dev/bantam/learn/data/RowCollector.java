package dev.bantam.learn.data;

import dev.bantam.core.Field;
import dev.bantam.core.Schema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes the rows of a file one by one, keeps what is to be kept, and makes a dataset of it. */
final class RowCollector {

  private final String file;
  private final Columns columns;
  private final Optional<Schema> schema;
  private final List<FieldCoder> coders = new ArrayList<>();
  private final List<FieldEvidence> evidence = new ArrayList<>();
  private final RowStore store = new RowStore();
  private final UniformSample sample;
  private final ContentHash content = new ContentHash();
  private final List<Cell> cells = new ArrayList<>();
  private long rowsRead;
  private long emptyRows;

  RowCollector(String file, Columns columns, DataOptions options, Optional<Schema> schema) {
    this.file = file;
    this.columns = columns;
    this.schema = schema;
    sample =
        new UniformSample(options.seed(), options.maximumCharacters(), columns.id().isPresent());
    if (schema.isPresent()) {
      schema.get().fields().forEach(field -> addField(new GivenField(field)));
    } else {
      switch (columns.labels()) {
        case Labels.Inside inside -> inside.members().forEach(this::discover);
        case Labels labels -> labels.columns().forEach(this::discover);
      }
    }
  }

  private void discover(String name) {
    FieldEvidence field = new FieldEvidence(name);
    evidence.add(field);
    addField(field);
  }

  private void addField(FieldCoder coder) {
    coders.add(coder);
    store.addField();
  }

  /**
   * Takes one row.
   *
   * @return false when no further row can change that the data cannot be learned
   */
  boolean add(Row row) {
    rowsRead++;
    findCells(row);
    Cell text = row.cell(columns.text());
    if (text.missing() || unlabelled(row)) {
      emptyRows++;
      return true;
    }
    String input = text.asText();
    if (input.length() > Limits.CELL) {
      throw CsvRecords.tooLong(file, row.line());
    }
    short[] codes = new short[cells.size()];
    for (int field = 0; field < codes.length; field++) {
      codes[field] = coders.get(field).code(cells.get(field), input, row.line());
    }
    byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
    Optional<byte[]> id = columns.id().map(column -> id(row, column));
    identify(id, bytes);
    if (sample.admits(content.first(), content.second())) {
      store.add(bytes, input.codePointCount(0, input.length()), row.line(), content);
      for (int field = 0; field < codes.length; field++) {
        store.code(field, codes[field]);
      }
      id.ifPresent(store::id);
      columns.time().ifPresent(column -> store.time(time(row, column)));
      sample.added(store);
    }
    return !overflowed();
  }

  /** Loops, not streams, where every row passes: a cold JVM interprets the first thousands. */
  private boolean overflowed() {
    for (FieldEvidence field : evidence) {
      if (field.overflowed()) {
        return true;
      }
    }
    return false;
  }

  /** An answer object without any value is an answer: all its fields are null. */
  private boolean unlabelled(Row row) {
    return switch (columns.labels()) {
      case Labels.Inside inside -> row.cell(inside.column()).missing();
      case Labels labels -> allMissing();
    };
  }

  private boolean allMissing() {
    for (Cell cell : cells) {
      if (!cell.missing()) {
        return false;
      }
    }
    return true;
  }

  private void findCells(Row row) {
    cells.clear();
    switch (columns.labels()) {
      case Labels.Inside inside -> findMembers(row, inside);
      case Labels labels -> labels.columns().forEach(column -> cells.add(row.cell(column)));
    }
  }

  private void findMembers(Row row, Labels.Inside inside) {
    Cell answer = row.cell(inside.column());
    if (!answer.missing() && answer.type() != Cell.Type.OBJECT) {
      throw DataException.at(
          file,
          row.line(),
          "%s is %s here, but an object in other rows"
              .formatted(Snippet.of(inside.column(), 40), Snippet.of(answer.asText(), 40)));
    }
    Map<String, Cell> members = answer.members();
    if (schema.isEmpty() && inside.members().isEmpty()) {
      discoverNew(row, members);
    }
    for (int field = 0; field < coders.size(); field++) {
      String name =
          inside.members().isEmpty() ? coders.get(field).name() : inside.members().get(field);
      cells.add(members.getOrDefault(name, Cell.MISSING));
    }
  }

  private void discoverNew(Row row, Map<String, Cell> members) {
    for (String member : members.keySet()) {
      if (evidence.stream().noneMatch(known -> known.name().equals(member))) {
        if (evidence.size() == Limits.FIELDS) {
          throw DataException.at(
              file,
              row.line(),
              "more than %d different keys in the answers. Name those to learn: --label A,B"
                  .formatted(Limits.FIELDS));
        }
        discover(member);
      }
    }
  }

  private void identify(Optional<byte[]> id, byte[] input) {
    if (id.isPresent()) {
      content.start(id.get());
      return;
    }
    content.start(input);
    for (int field = 0; field < cells.size(); field++) {
      if (!cells.get(field).missing()) {
        content.add(coders.get(field).name(), cells.get(field).asText());
      }
    }
  }

  private byte[] id(Row row, String column) {
    Cell id = row.cell(column);
    if (id.missing()) {
      throw DataException.at(
          file, row.line(), "no id in column %s".formatted(Snippet.of(column, 40)));
    }
    return id.asText().getBytes(StandardCharsets.UTF_8);
  }

  private long time(Row row, String column) {
    return RowTime.micros(file, row.line(), column, row.cell(column).asText());
  }

  /**
   * The dataset of all rows taken, of which the fields were known.
   *
   * @throws DataException if no row has a text and an answer
   */
  Dataset finish() {
    requireRows();
    List<String> notes = notes();
    Schema given = schema.orElseThrow();
    return dataset(given, given.fields(), notes);
  }

  /**
   * The dataset of all rows taken.
   *
   * @param head the file's first rows, to say which other columns could be learned
   * @throws DataException if nothing can be learned or compared with them
   */
  Dataset finish(Head head) {
    if (schema.isPresent()) {
      return finish();
    }
    requireRows();
    List<String> notes = notes();
    List<Field> fields = new LearnedFields(file, columns, head, evidence).fields(notes);
    Schema found =
        columns.labels() instanceof Labels.Bare
            ? Schema.bare(fields.getFirst())
            : Schema.object(fields);
    return dataset(found, fields, notes);
  }

  private void requireRows() {
    if (rowsRead == emptyRows || coders.isEmpty()) {
      throw new DataException(
          "%s: not one of its %,d row(s) has both a text (%s) and a label (%s)."
              .formatted(
                  file,
                  rowsRead,
                  Snippet.of(columns.text()),
                  Snippet.list(columns.labels().columns())));
    }
  }

  private List<String> notes() {
    sample.finish(store);
    List<String> notes = new ArrayList<>(columns.said());
    if (store.rows() < rowsRead - emptyRows) {
      notes.add(
          "The file holds more text than the limit: a uniform sample of %,d of its %,d rows is kept."
              .formatted(store.rows(), rowsRead - emptyRows));
    }
    return notes;
  }

  private Dataset dataset(Schema shape, List<Field> fields, List<String> notes) {
    Rows rows = RowFinish.of(store.rowsSoFar(), fields, evidence, columns.id().isPresent());
    return new Dataset(
        shape,
        RowFinish.nullable(rows, fields),
        rows,
        new Reading(file, rowsRead, emptyRows, store.rows(), notes));
  }
}
