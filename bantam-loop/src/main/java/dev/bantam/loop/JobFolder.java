package dev.bantam.loop;

import dev.bantam.observe.task.TaskJson;
import dev.bantam.observe.wire.WireException;
import dev.bantam.observe.wire.WireJson;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A job as files, for a learner in a process of its own: {@code job.json}, {@code rows.jsonl}, and
 * at the end {@code outcome.json}.
 *
 * @param path the folder
 */
public record JobFolder(Path path) {

  private static final String JOB = "job.json";
  private static final String ROWS = "rows.jsonl";
  private static final String OUTCOME = "outcome.json";

  /**
   * A job and where its specialist goes.
   *
   * @param job the job
   * @param specialist the folder to write
   */
  public record Order(LearnJob job, Path specialist) {}

  void write(LearnJob job, Path specialist) throws IOException {
    Files.createDirectories(path);
    Files.deleteIfExists(path.resolve(OUTCOME));
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("task", TaskJson.write(job.task()));
    root.put("name", job.name());
    root.put("specialist", job.specialist());
    root.put("teacher", job.teacher());
    root.put("seed", job.seed());
    root.put("folder", specialist.toAbsolutePath().toString());
    TaskSettings settings = job.settings();
    root.put("alpha", settings.alpha()).put("delta", settings.delta());
    root.put("encoder", settings.encoder());
    ArrayNode never = root.putArray("never_local");
    settings.neverLocal().forEach(never::add);
    Files.writeString(path.resolve(JOB), root.toString());
    try (BufferedWriter rows = Files.newBufferedWriter(path.resolve(ROWS))) {
      for (LearnRow row : job.rows()) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("input", row.input());
        row.answer().ifPresent(answer -> line.put("answer", answer));
        line.put("train_only", row.trainOnly()).put("weight", row.weight());
        rows.write(line.toString());
        rows.write('\n');
      }
    }
  }

  /**
   * What is to be done.
   *
   * @throws LoopException when the folder holds no job
   */
  public Order read() {
    try {
      JsonNode root = WireJson.read(Files.readString(path.resolve(JOB)));
      List<String> never = new ArrayList<>();
      root.path("never_local").forEach(value -> never.add(value.asString()));
      TaskSettings settings =
          new TaskSettings(
              root.required("alpha").asDouble(),
              root.required("delta").asDouble(),
              false,
              SampleSchedule.always(1),
              root.required("encoder").asBoolean(),
              OptionalInt.empty(),
              never,
              Duration.ZERO);
      LearnJob job =
          new LearnJob(
              TaskJson.read(root.required("task").asString()),
              root.required("name").asString(),
              root.required("specialist").asInt(),
              settings,
              root.required("teacher").asString(),
              rows(),
              root.required("seed").asLong());
      return new Order(job, Path.of(root.required("folder").asString()));
    } catch (IOException | UncheckedIOException | JacksonException | WireException e) {
      throw new LoopException("%s holds no job: %s".formatted(path, e.getMessage()));
    }
  }

  private List<LearnRow> rows() throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(path.resolve(ROWS))) {
      return lines.lines().map(line -> row(WireJson.read(line))).toList();
    }
  }

  private static LearnRow row(JsonNode line) {
    return new LearnRow(
        line.required("input").asString(),
        Optional.ofNullable(line.get("answer")).map(JsonNode::asString),
        line.required("train_only").asBoolean(),
        (float) line.required("weight").asDouble());
  }

  /**
   * Says what came of it.
   *
   * @throws IOException when that cannot be written whole
   */
  public void write(LearnOutcome outcome) throws IOException {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    switch (outcome) {
      case LearnOutcome.Froze(int rows) -> root.put("rows", rows);
      case LearnOutcome.Failed(String reason) -> root.put("failed", reason);
      case LearnOutcome.Ended ended -> {
        return;
      }
    }
    Path beside = path.resolve(OUTCOME + ".writing");
    Files.writeString(beside, root.toString());
    Files.move(beside, path.resolve(OUTCOME), StandardCopyOption.ATOMIC_MOVE);
  }

  /** What came of it; empty while nobody said. */
  Optional<LearnOutcome> outcome() {
    try {
      JsonNode root = WireJson.read(Files.readString(path.resolve(OUTCOME)));
      return Optional.of(
          root.has("rows")
              ? new LearnOutcome.Froze(root.path("rows").asInt())
              : new LearnOutcome.Failed(root.path("failed").asString()));
    } catch (IOException | JacksonException | WireException e) {
      return Optional.empty();
    }
  }

  void delete() {
    try {
      for (String file : List.of(JOB, ROWS, OUTCOME, OUTCOME + ".writing")) {
        Files.deleteIfExists(path.resolve(file));
      }
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // It is written anew when there is another job.
    }
  }
}
