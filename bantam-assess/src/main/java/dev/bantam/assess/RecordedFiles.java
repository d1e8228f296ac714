package dev.bantam.assess;

import dev.bantam.core.Trace;
import dev.bantam.observe.log.LogException;
import dev.bantam.observe.log.LogReader;
import dev.bantam.observe.log.LogSummary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/**
 * Files of recorded calls, read from the first to the last as often as needed.
 *
 * @param paths the files
 */
record RecordedFiles(List<Path> paths) {

  private static final int MOST_PROBLEMS = 20;

  RecordedFiles {
    paths = List.copyOf(paths);
  }

  /**
   * What one reading came to.
   *
   * @param formats a line for each file
   * @param skipped lines that could not be read
   * @param problems the first of those, in words
   */
  record Reading(List<String> formats, long skipped, List<String> problems) {}

  /**
   * Reads all files.
   *
   * @param progress is told the share of the bytes that is read
   * @throws AssessException when a file cannot be read or is of no known kind
   */
  Reading read(Consumer<Trace> traces, DoubleConsumer progress) {
    List<String> problems = new ArrayList<>();
    long[] skipped = new long[1];
    LogReader reader =
        new LogReader(
            traces,
            bad -> {
              if (skipped[0]++ < MOST_PROBLEMS) {
                problems.add(bad.toString());
              }
            });
    List<String> formats = new ArrayList<>();
    long total = paths.stream().mapToLong(RecordedFiles::size).sum();
    long done = 0;
    for (Path path : paths) {
      long before = done;
      try (InputStream in =
          new CountedStream(
              Files.newInputStream(path),
              bytes -> progress.accept((double) (before + bytes) / Math.max(1, total)))) {
        LogSummary summary = reader.read(in, path.toString());
        formats.add("%s: %s, %,d lines".formatted(path, summary.format(), summary.lines()));
      } catch (LogException e) {
        throw new AssessException(String.valueOf(e.getMessage()), e);
      } catch (IOException | UncheckedIOException e) {
        throw new AssessException(path + " cannot be read: " + reason(path, e), e);
      }
      done += size(path);
    }
    reader.finish();
    return new Reading(formats, skipped[0], problems);
  }

  private static String reason(Path path, Exception e) {
    if (Files.isDirectory(path)) {
      return "it is a folder; name its files";
    }
    return Files.exists(path) ? String.valueOf(e.getMessage()) : "there is no such file";
  }

  private static long size(Path path) {
    try {
      return Files.size(path);
    } catch (IOException e) {
      return 0; // Said when the file is opened.
    }
  }
}
