package dev.bantam.observe.log;

import dev.bantam.core.Trace;
import dev.bantam.observe.wire.RequestReader;
import dev.bantam.observe.wire.WireException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads recorded calls out of logs in any of the known formats, which are told by their content;
 * gzip is unzipped. Calls are handed on as they are read, in constant memory but for the halves of
 * batches (at most 256 MB). A line that cannot be read is told and skipped.
 *
 * <p>One reader may read several logs: the input and output files of a batch, whose lines are
 * joined. Not safe for use by several threads.
 */
public final class LogReader {

  private final RequestReader requests = new RequestReader();
  private final LogJoin join = new LogJoin(requests);
  private final Consumer<Trace> traces;
  private final Consumer<BadLine> bad;

  /** A reader that tells what it reads to these two. */
  public LogReader(Consumer<Trace> traces, Consumer<BadLine> bad) {
    this.traces = traces;
    this.bad = bad;
  }

  /**
   * Reads one log alone.
   *
   * @throws LogException when it is empty or nothing in it is recognised
   * @throws UncheckedIOException when the stream cannot be read
   */
  public static LogSummary read(
      InputStream in, String name, Consumer<Trace> traces, Consumer<BadLine> bad) {
    LogReader reader = new LogReader(traces, bad);
    LogSummary summary = reader.read(in, name);
    long alone = reader.finish();
    return new LogSummary(
        summary.format(), summary.lines(), summary.traces(), summary.bad() + alone);
  }

  /**
   * Reads one of several logs; {@link #finish} comes after the last.
   *
   * @param in its bytes; not closed
   * @param name what it is called, such as a file's name
   * @throws LogException when it is empty or nothing in it is recognised
   * @throws UncheckedIOException when the stream cannot be read
   */
  public LogSummary read(InputStream in, String name) {
    LineFormats formats = new LineFormats(requests);
    LogRun run = new LogRun(name, formats, join, traces, bad);
    try {
      BufferedInputStream bytes = LogBytes.open(in);
      if (LogShape.isDocument(bytes)) {
        document(bytes, run);
      } else {
        new LogLines(requests, run).read(bytes);
      }
    } catch (IOException e) {
      if (!run.brokenGzip(e)) {
        throw new UncheckedIOException(e);
      }
    }
    return run.summary();
  }

  private static void document(InputStream bytes, LogRun run) {
    try {
      run.atLine(LogDocument.read(bytes, run::element));
    } catch (WireException e) {
      run.bad(run.lines() + 1, "the rest was not read: " + e.getMessage());
    }
  }

  /**
   * Tells the halves of batches whose other half was in no log.
   *
   * @return how many they are
   */
  public long finish() {
    List<BadLine> alone = join.alone();
    alone.forEach(bad);
    return alone.size();
  }
}
