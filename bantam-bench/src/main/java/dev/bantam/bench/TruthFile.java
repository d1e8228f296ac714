package dev.bantam.bench;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What each line of a file of calls truly is, as CSV: {@code line,task,version,input,repeats}.
 * Lines that are no calls have no task; the second attempt at a call names the line of the first.
 */
final class TruthFile implements Closeable {

  private final CsvWriter writer;

  TruthFile(Path file) throws IOException {
    writer = CsvWriter.builder().build(file);
    writer.writeRecord("line", "task", "version", "input", "repeats");
  }

  void call(long line, MixedCall call) {
    write(line, call, "");
  }

  void secondAttempt(long line, MixedCall call, long first) {
    write(line, call, Long.toString(first));
  }

  void garbage(long line) {
    writer.writeRecord(Long.toString(line), "", "", "", "");
  }

  private void write(long line, MixedCall call, String repeats) {
    writer.writeRecord(
        Long.toString(line), call.set().name(), call.wording().version(), call.input(), repeats);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
