package dev.bantam.learn;

import dev.bantam.learn.data.DataOptions;
import dev.bantam.learn.data.Dataset;
import dev.bantam.learn.data.DatasetReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Where tests read data and learn from it, at a fixed time. */
record Workbench(Path folder) {

  static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-01T00:00:00Z"));

  static final DataOptions WITH_IDS =
      DataOptions.defaults().withText("text").withLabels(List.of("label")).withId("id");

  Dataset read(List<Tickets.Ticket> rows) {
    return read("rows.csv", Tickets.csv(rows), WITH_IDS);
  }

  Dataset read(String name, String content, DataOptions options) {
    return DatasetReader.read(file(name, content), options, bytes -> {});
  }

  Path file(String name, String content) {
    try {
      return Files.writeString(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Learned learn(Dataset data, String name) {
    return learn(data, name, LearnOptions.defaults("task"));
  }

  Learned learn(Dataset data, String name, LearnOptions options) {
    return new Learner(options, CLOCK).learn(data, folder.resolve(name), Progress.SILENT);
  }

  byte[] bytes(String name, String file) {
    try {
      return Files.readAllBytes(folder.resolve(name).resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
