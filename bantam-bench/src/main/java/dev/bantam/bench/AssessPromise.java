package dev.bantam.bench;

import dev.bantam.assess.AssessOptions;
import dev.bantam.assess.Assessment;
import dev.bantam.assess.Assessor;
import dev.bantam.assess.Explanation;
import dev.bantam.assess.TaskVerdict;
import dev.bantam.bench.PromiseSets.PromiseSet;
import dev.bantam.economy.PriceList;
import dev.bantam.learn.Progress;
import dev.bantam.specialist.Result;
import dev.bantam.specialist.Specialist;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds what {@code assess} certifies to calls that it never saw: of each set's calls, shuffled,
 * some are assessed as recorded calls, and the specialists that come out answer others. Where the
 * calls of a set are found to be several tasks, each certificate is held to the calls of its task.
 *
 * <p>Usage: {@code AssessPromise DATA_FOLDER [SHUFFLES [ASSESSED]]}; prints a Markdown table.
 */
public final class AssessPromise {

  private static final double ALPHA = 0.05;
  private static final double DELTA = 0.05;
  private static final int MOST_HELD_BACK = 3_000;
  private static final JsonMapper MAPPER = new JsonMapper();

  private AssessPromise() {}

  /** Runs all shuffles. */
  public static void main(String[] arguments) throws IOException {
    List<PromiseSet> sets = PromiseSets.of(Path.of(arguments[0]));
    int shuffles = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50;
    int assessed = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2_000;
    Map<String, HeldBack> outcomes = new LinkedHashMap<>();
    for (PromiseSet set : sets) {
      outcomes.put(set.name(), new HeldBack(set.name(), ALPHA));
    }
    for (int seed = 1; seed <= shuffles; seed++) {
      shuffle(sets, seed, assessed, outcomes);
      System.err.printf("shuffle %d of %d%n", seed, shuffles);
    }
    System.out.println(HeldBack.HEADER);
    outcomes.values().forEach(outcome -> System.out.println(outcome.line(DELTA)));
    System.out.println(HeldBack.sum(outcomes.values(), ALPHA).line(DELTA));
  }

  private static void shuffle(
      List<PromiseSet> sets, int seed, int assessed, Map<String, HeldBack> outcomes)
      throws IOException {
    Path folder = Files.createTempDirectory("bantam-promise");
    Path calls = folder.resolve("calls.jsonl");
    Path later = folder.resolve("later.jsonl");
    try (BufferedWriter out = Files.newBufferedWriter(calls);
        BufferedWriter held = Files.newBufferedWriter(later)) {
      for (PromiseSet set : sets) {
        List<LabelledText> rows = new ArrayList<>(set.rows());
        Collections.shuffle(rows, new Random(seed));
        List<String> labels = LabelledText.labels(set.rows());
        int last = Math.min(rows.size(), assessed + MOST_HELD_BACK);
        for (int row = 0; row < last; row++) {
          BufferedWriter file = row < assessed ? out : held;
          file.write(line(set.name(), labels, rows.get(row)));
          file.newLine();
        }
      }
    }
    AssessOptions options =
        new AssessOptions(
            ALPHA,
            DELTA,
            seed,
            0.05,
            OptionalLong.empty(),
            PriceList.builtIn(),
            folder.resolve("specialists"));
    Assessment assessment =
        new Assessor(options).assess(List.of(calls), Explanation.NONE, Progress.SILENT);
    LaterCalls held = LaterCalls.of(calls, later);
    for (TaskVerdict task : assessment.tasks()) {
      String field = task.schema().orElseThrow().fields().getFirst().name();
      ask(task, field, held.of(task.id()), Optional.ofNullable(outcomes.get(field)).orElseThrow());
    }
    remove(folder);
  }

  private static void ask(
      TaskVerdict task, String field, List<LabelledText> held, HeldBack outcome) {
    if (task.localShare() == 0) {
      outcome.refused();
      return;
    }
    int local = 0;
    int disagreements = 0;
    try (Specialist specialist = Specialist.load(task.learned().orElseThrow().folder())) {
      for (LabelledText call : held) {
        Result result = specialist.answer(call.text());
        if (result.local()) {
          local++;
          String said = result.answer().field(field).stringValue();
          disagreements += said.equals(call.label()) ? 0 : 1;
        }
      }
    }
    outcome.certified(held.size(), local, disagreements);
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static String line(String name, List<String> labels, LabelledText row) {
    ObjectNode request = object().put("model", "gpt-4o-mini");
    request
        .putArray("messages")
        .addObject()
        .put("role", "system")
        .put("content", "Say what this text is, by the schema for %s.".formatted(name));
    request.withArray("messages").addObject().put("role", "user").put("content", row.text());
    ObjectNode format = request.putObject("response_format").put("type", "json_schema");
    ObjectNode schema = format.putObject("json_schema").put("name", name).putObject("schema");
    ObjectNode properties = schema.put("type", "object").putObject("properties");
    labels.forEach(properties.putObject(name).put("type", "string").putArray("enum")::add);
    schema.putArray("required").add(name);
    ObjectNode line = object();
    line.set("request", request);
    line.putObject("response")
        .put("model", "gpt-4o-mini")
        .putArray("choices")
        .addObject()
        .put("finish_reason", "stop")
        .putObject("message")
        .put("role", "assistant")
        .put("content", object().put(name, row.label()).toString());
    return MAPPER.writeValueAsString(line);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
