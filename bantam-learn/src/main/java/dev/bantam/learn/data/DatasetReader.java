package dev.bantam.learn.data;

import dev.bantam.core.Field;
import dev.bantam.core.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Reads labelled text in one pass: CSV, tab- or semicolon-separated text with a header, or JSONL;
 * told apart by content, gzip or not, in UTF-8. Memory stays constant beside the rows that are
 * kept.
 *
 * <p>A cell holds at most 1,048,576 characters and a line of JSONL 16,777,216. Rows without text or
 * without any label are left out and counted; any other fault of a row is an error, since labelled
 * data must be clean. White space around a CSV label does not count; a blank value is a missing
 * one.
 */
public final class DatasetReader {

  private DatasetReader() {}

  /**
   * Reads a file to learn from.
   *
   * @param bytesRead told how many bytes of the file have been read so far
   * @throws DataException if the file cannot be read or learned, with what to do about it
   */
  public static Dataset read(Path path, DataOptions options, LongConsumer bytesRead) {
    return read(path, options, Optional.empty(), bytesRead);
  }

  /**
   * Reads a file whose answers have a known schema. A value outside it is kept as {@link
   * Dataset#OTHER}. The columns are those that options name (in the order of the schema's fields),
   * else those named like the fields, else, for a bare schema, a guess.
   *
   * @param bytesRead told how many bytes of the file have been read so far
   * @throws DataException if the file cannot be read, or the schema has a field that is no choice
   */
  public static Dataset read(
      Path path, DataOptions options, LongConsumer bytesRead, Schema schema) {
    requireChoices(schema);
    return read(path, options, Optional.of(schema), bytesRead);
  }

  /**
   * @throws DataException if the schema has a field that is no choice
   */
  static void requireChoices(Schema schema) {
    for (Field field : schema.fields()) {
      if (field.choices().isEmpty()) {
        throw new DataException(
            "The field %s is a %s; only categories and true-or-false fields can be compared here."
                .formatted(Snippet.of(field.name()), field.kind()));
      }
    }
  }

  private static Dataset read(
      Path path, DataOptions options, Optional<Schema> schema, LongConsumer bytesRead) {
    try (InputStream bytes = SourceBytes.open(path, bytesRead);
        StrictUtf8Reader text = new StrictUtf8Reader(path.toString(), bytes)) {
      return read(path.toString(), text, options, schema);
    } catch (AccessDeniedException denied) {
      throw new DataException(path + " may not be read; check its permissions.", denied);
    } catch (IOException | UncheckedIOException failure) {
      throw new DataException(
          "%s cannot be read: %s".formatted(path, failure.getMessage()), failure);
    }
  }

  private static Dataset read(
      String file, StrictUtf8Reader text, DataOptions options, Optional<Schema> schema)
      throws IOException {
    String beginning = text.peek().toString();
    boolean json = isJsonLines(file, beginning.strip());
    Iterator<Row> rows =
        json ? new JsonLines(file, text) : new CsvTable(file, text, Separator.of(file, beginning));
    Head head = new Head(rows);
    if (head.rows().isEmpty()) {
      throw new DataException(file + " has a header but no rows.");
    }
    if (!json) {
      HeaderCheck.check(file, head, options);
    }
    Columns columns = new ColumnFinder(file, head, options, schema).find();
    RowCollector collector = new RowCollector(file, columns, options, schema);
    boolean more = true;
    for (Iterator<Row> first = head.rows().iterator(); more && first.hasNext(); ) {
      more = collector.add(first.next());
    }
    while (more && rows.hasNext()) {
      more = collector.add(rows.next());
    }
    return collector.finish(head);
  }

  private static boolean isJsonLines(String file, String beginning) {
    if (beginning.isEmpty()) {
      throw new DataException(file + " is empty.");
    }
    if (beginning.startsWith("[") && beginning.substring(1).stripLeading().startsWith("{")) {
      throw new DataException(
          "%s is a JSON array. Write one object on each line instead: jq -c '.[]' %s > data.jsonl"
              .formatted(file, file));
    }
    return beginning.startsWith("{");
  }
}
