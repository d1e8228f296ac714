package dev.bantam.assess;

import dev.bantam.core.Trace;
import dev.bantam.economy.PriceList;
import dev.bantam.learn.Progress;
import dev.bantam.observe.task.Assignment;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** A folder in which files of calls are written and assessed. */
record Desk(Path folder) {

  static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");

  @SafeVarargs
  static List<String> shuffled(long seed, List<String>... parts) {
    List<String> all = new ArrayList<>();
    for (List<String> part : parts) {
      all.addAll(part);
    }
    Collections.shuffle(all, new Random(seed));
    return all;
  }

  Path file(String name, List<String> lines) {
    return file(name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  Path file(String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path gzip(String name, List<String> lines) {
    Path file = folder.resolve(name);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  AssessOptions options() {
    return options(PriceList.builtIn(), OptionalLong.empty());
  }

  AssessOptions options(PriceList prices, OptionalLong callsPerMonth) {
    return new AssessOptions(
        0.05, 0.05, 1, 0.05, callsPerMonth, prices, folder.resolve("specialists"));
  }

  Assessment assess(Path... files) {
    return assess(options(), Explanation.NONE, files);
  }

  Assessment assess(AssessOptions options, Explanation explanation, Path... files) {
    return new Assessor(options, InstantSource.fixed(NOW))
        .assess(List.of(files), explanation, Progress.SILENT);
  }

  /** Whom every call was assigned to, in the order of the files. */
  static final class Told implements Explanation {
    final List<String> origins = new ArrayList<>();
    final List<Assignment> assignments = new ArrayList<>();

    @Override
    public void of(Trace trace, Assignment assignment) {
      origins.add(trace.origin());
      assignments.add(assignment);
    }
  }

  static TaskVerdict task(Assessment assessment, String name) {
    return assessment.tasks().stream()
        .filter(task -> task.name().contains(name))
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    name
                        + " among "
                        + assessment.tasks().stream().map(TaskVerdict::name).toList()));
  }
}
