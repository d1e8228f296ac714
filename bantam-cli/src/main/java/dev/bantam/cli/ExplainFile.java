package dev.bantam.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.bantam.assess.Explanation;
import dev.bantam.assess.Origin;
import dev.bantam.core.Trace;
import dev.bantam.learn.WriteException;
import dev.bantam.observe.task.Assignment;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Writes of which task each call is: file, line, task, input; the reason where it has no task. */
final class ExplainFile implements Explanation, AutoCloseable {

  private static final String HIDDEN = "(hidden)";

  private final Path file;
  private final boolean redacted;
  private final CsvWriter csv;

  /**
   * @param redacted whether inputs are hidden
   * @throws WriteException when the file cannot be written
   */
  ExplainFile(Path file, boolean redacted) {
    this.file = file;
    this.redacted = redacted;
    try {
      // Unlike Files.newBufferedWriter this writes "?" for half a character instead of failing.
      csv =
          CsvWriter.builder()
              .lineDelimiter(LineDelimiter.LF)
              .build(new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw WriteException.of(file, e, "");
    }
    write("file", "line", "task", "input", "retry");
  }

  @Override
  public void of(Trace trace, Assignment assignment) {
    Origin origin = Origin.of(trace.origin());
    String line = origin.line() == 0 ? "" : Long.toString(origin.line());
    switch (assignment) {
      case Assignment.OfTask of ->
          write(
              origin.file(),
              line,
              of.task(),
              redacted ? HIDDEN : of.input(),
              of.retry() ? "yes" : "");
      case Assignment.OfNone none -> write(origin.file(), line, "", none.reason(), "");
    }
  }

  private void write(String... fields) {
    try {
      csv.writeRecord(fields);
    } catch (UncheckedIOException e) {
      throw WriteException.of(
          file, Optional.ofNullable(e.getCause()).orElseGet(() -> new IOException(e)), "");
    }
  }

  @Override
  public void close() {
    try {
      csv.close();
    } catch (IOException e) {
      throw WriteException.of(file, e, "");
    }
  }
}
