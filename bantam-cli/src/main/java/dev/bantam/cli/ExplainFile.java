package dev.bantam.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.bantam.assess.Explanation;
import dev.bantam.core.Trace;
import dev.bantam.learn.WriteException;
import dev.bantam.observe.task.Assignment;
import java.io.IOException;
import java.nio.file.Path;

/** Writes of which task each call is: file, line, task, input; the reason where it has no task. */
final class ExplainFile implements Explanation, AutoCloseable {

  private final Path file;
  private final CsvWriter csv;

  /**
   * @throws WriteException when the file cannot be written
   */
  ExplainFile(Path file) {
    this.file = file;
    try {
      csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file);
    } catch (IOException e) {
      throw WriteException.of(file, e, "");
    }
    csv.writeRecord("file", "line", "task", "input", "retry");
  }

  @Override
  public void of(Trace trace, Assignment assignment) {
    int colon = trace.origin().lastIndexOf(':');
    String name = colon < 0 ? trace.origin() : trace.origin().substring(0, colon);
    String line = colon < 0 ? "" : trace.origin().substring(colon + 1);
    switch (assignment) {
      case Assignment.OfTask of ->
          csv.writeRecord(name, line, of.task(), of.input(), of.retry() ? "yes" : "");
      case Assignment.OfNone none -> csv.writeRecord(name, line, "", none.reason(), "");
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
