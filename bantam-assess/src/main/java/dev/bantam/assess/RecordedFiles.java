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

/** Files of recorded calls, read from the first to the last as often as needed. */
final class RecordedFiles {

  private static final int MOST_PROBLEMS = 20;

  private final List<Path> paths;

  private RecordedFiles(List<Path> paths) {
    this.paths = List.copyOf(paths);
  }

  /**
   * @throws AssessException when one is no file, or named twice
   */
  static RecordedFiles of(List<Path> paths) {
    paths.forEach(RecordedFiles::check);
    for (int i = 0; i < paths.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (same(paths.get(i), paths.get(j))) {
          throw new AssessException(paths.get(i) + " is named twice: its calls would count double");
        }
      }
    }
    return new RecordedFiles(paths);
  }

  private static void check(Path path) {
    if (Files.isDirectory(path)) {
      throw new AssessException(path + " is a folder; name the files in it");
    }
    if (!Files.exists(path)) {
      throw new AssessException("there is no file " + path);
    }
    if (!Files.isRegularFile(path)) {
      throw new AssessException(
          path + " is no file that can be read several times; write its content to a file first");
    }
    if (!Files.isReadable(path)) {
      throw new AssessException(path + " cannot be read: you may not");
    }
  }

  private static boolean same(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException e) {
      throw cannotRead(one, e);
    }
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
   * Reads all files. Of several, some may be empty.
   *
   * @param progress is told the share of the bytes that is read
   * @throws AssessException when a file cannot be read or is of no known kind, or all are empty
   */
  Reading read(Consumer<Trace> traces, DoubleConsumer progress) {
    List<String> problems = new ArrayList<>();
    long[] skipped = new long[1];
    LogReader reader =
        new LogReader(
            trace -> traces.accept(PlausibleTime.of(trace)),
            bad -> {
              if (skipped[0]++ < MOST_PROBLEMS) {
                problems.add(bad.toString());
              }
            });
    List<String> formats = new ArrayList<>();
    long total = paths.stream().mapToLong(RecordedFiles::size).sum();
    long done = 0;
    int empty = 0;
    for (Path path : paths) {
      long before = done;
      if (EmptyFile.is(path)) {
        empty++;
        formats.add(path + ": empty");
        continue;
      }
      try (InputStream in =
          new CountedStream(
              Files.newInputStream(path),
              bytes -> progress.accept((double) (before + bytes) / Math.max(1, total)))) {
        LogSummary summary = reader.read(in, path.toString());
        formats.add("%s: %s, %,d lines".formatted(path, summary.format(), summary.lines()));
      } catch (LogException e) {
        throw new AssessException(String.valueOf(e.getMessage()), e);
      } catch (IOException | UncheckedIOException e) {
        throw cannotRead(path, e);
      }
      done += size(path);
    }
    if (empty == paths.size()) {
      throw new AssessException(
          empty == 1
              ? "%s is empty".formatted(paths.getFirst())
              : "all %d files are empty".formatted(empty));
    }
    reader.finish();
    return new Reading(formats, skipped[0], problems);
  }

  static AssessException cannotRead(Path path, Exception e) {
    return new AssessException("%s cannot be read: %s".formatted(path, e.getMessage()), e);
  }

  private static long size(Path path) {
    try {
      return Files.size(path);
    } catch (IOException e) {
      return 0; // Said when the file is opened.
    }
  }
}
