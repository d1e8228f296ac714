package dev.bantam.gateway.learner;

import dev.bantam.loop.LearnJob;
import dev.bantam.loop.LearnOutcome;
import dev.bantam.loop.LearnRow;
import dev.bantam.loop.SampleSchedule;
import dev.bantam.loop.TaskSettings;
import dev.bantam.observe.task.TaskJson;
import dev.bantam.observe.wire.WireException;
import dev.bantam.observe.wire.WireJson;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A job of learning in a folder: {@code job.json}, {@code rows.jsonl}, and what came of it, {@code
 * outcome.json}.
 */
public final class LearnJobFiles {

  private static final String JOB = "job.json";
  private static final String ROWS = "rows.jsonl";
  private static final String OUTCOME = "outcome.json";

  private final Path folder;

  /** The files in this folder. */
  public LearnJobFiles(Path folder) {
    this.folder = folder;
  }

  void write(LearnJob job) throws IOException {
    TaskSettings settings = job.settings();
    ObjectNode json = WireJson.mapper().createObjectNode();
    json.put("task", TaskJson.write(job.task()));
    json.put("name", job.name());
    json.put("specialist", job.specialist());
    json.put("teacher", job.teacher());
    json.put("seed", job.seed());
    json.put("alpha", settings.alpha());
    json.put("delta", settings.delta());
    json.put("encoder", settings.encoder());
    ArrayNode never = json.putArray("never_local");
    settings.neverLocal().forEach(never::add);
    Files.write(folder.resolve(JOB), WireJson.mapper().writeValueAsBytes(json));
    try (BufferedWriter rows =
        Files.newBufferedWriter(folder.resolve(ROWS), StandardCharsets.UTF_8)) {
      for (LearnRow row : job.rows()) {
        rows.write(line(row));
        rows.write('\n');
      }
    }
  }

  private static String line(LearnRow row) {
    ObjectNode json = WireJson.mapper().createObjectNode();
    json.put("input", row.input());
    row.answer().ifPresent(answer -> json.put("answer", answer));
    json.put("train_only", row.trainOnly());
    json.put("weight", row.weight());
    return WireJson.mapper().writeValueAsString(json);
  }

  /**
   * The job. Of its settings only what matters for learning is kept.
   *
   * @throws IOException when it cannot be read
   * @throws WireException when it is none
   */
  public LearnJob job() throws IOException {
    JsonNode json = WireJson.read(Files.readString(folder.resolve(JOB)));
    List<String> never = new ArrayList<>();
    json.path("never_local").forEach(value -> never.add(value.stringValue("")));
    TaskSettings settings =
        new TaskSettings(
            json.path("alpha").doubleValue(),
            json.path("delta").doubleValue(),
            false,
            SampleSchedule.always(1),
            json.path("encoder").booleanValue(false),
            OptionalInt.empty(),
            never,
            Duration.ZERO);
    return new LearnJob(
        TaskJson.read(json.path("task").stringValue("")),
        json.path("name").stringValue(""),
        json.path("specialist").asInt(0),
        settings,
        json.path("teacher").stringValue(""),
        rows(),
        json.path("seed").asLong(0));
  }

  private List<LearnRow> rows() throws IOException {
    List<LearnRow> rows = new ArrayList<>();
    try (BufferedReader lines =
        Files.newBufferedReader(folder.resolve(ROWS), StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode json = WireJson.read(line);
        JsonNode answer = json.path("answer");
        rows.add(
            new LearnRow(
                json.path("input").stringValue(""),
                answer.isString() ? Optional.of(answer.stringValue()) : Optional.empty(),
                json.path("train_only").booleanValue(false),
                (float) json.path("weight").doubleValue(1)));
      }
    }
    return rows;
  }

  /**
   * Says what came of it.
   *
   * @throws IOException when that cannot be written
   */
  public void finish(LearnOutcome outcome) throws IOException {
    ObjectNode json = WireJson.mapper().createObjectNode();
    switch (outcome) {
      case LearnOutcome.Froze(int rows) -> json.put("rows", rows);
      case LearnOutcome.Failed(String reason) -> json.put("reason", reason);
      case LearnOutcome.Ended ended -> {
        return;
      }
    }
    Path written = folder.resolve(OUTCOME + ".part");
    Files.write(written, WireJson.mapper().writeValueAsBytes(json));
    Files.move(written, folder.resolve(OUTCOME), StandardCopyOption.ATOMIC_MOVE);
  }

  /** What came of it; nothing when it was not finished. */
  Optional<LearnOutcome> outcome() {
    try {
      JsonNode json = WireJson.read(Files.readString(folder.resolve(OUTCOME)));
      return Optional.of(
          json.has("rows")
              ? new LearnOutcome.Froze(json.path("rows").asInt(0))
              : new LearnOutcome.Failed(json.path("reason").stringValue("")));
    } catch (IOException | WireException e) {
      return Optional.empty();
    }
  }
}
