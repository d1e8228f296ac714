package dev.bantam.bench.loop;

import dev.bantam.core.Call;
import dev.bantam.loop.Arrival;
import dev.bantam.loop.Coin;
import dev.bantam.loop.Learning;
import dev.bantam.loop.LocalAnswer;
import dev.bantam.loop.Loop;
import dev.bantam.loop.LoopSettings;
import dev.bantam.loop.LoopStore;
import dev.bantam.loop.MemoryLoopStore;
import dev.bantam.loop.Observation;
import dev.bantam.loop.Phase;
import dev.bantam.loop.TaskSettings;
import dev.bantam.loop.TeacherAnswer;
import dev.bantam.observe.wire.Endpoints;
import dev.bantam.observe.wire.RequestReader;
import dev.bantam.observe.wire.WireJson;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Calls with a closed list of answers, one a second, through a loop. */
final class Stream implements InstantSource, AutoCloseable {

  private static final String INSTRUCTIONS =
      "Sort the text into one of the categories. Answer with the category alone.";

  /**
   * What became of a call.
   *
   * @param local the answer in the teacher's place
   * @param teacher what the teacher says
   * @param sampled whether the coin chose it
   * @param known whether its task was known when it arrived
   */
  record Passed(Optional<LocalAnswer> local, String teacher, boolean sampled, boolean known) {

    /** Whether it was answered locally, and otherwise than the teacher would have. */
    boolean wrong() {
      return local.isPresent() && !local.get().text().equals(teacher);
    }

    /** Whether the teacher was asked about a local answer. */
    boolean audit() {
      return local.isPresent() && sampled;
    }
  }

  private final LoopSettings settings;
  private final LoopStore store = new MemoryLoopStore();
  private final Path folder;
  private final StoppableLearners learners;
  private final Coin coin;
  private final ArrayNode labels = JsonNodeFactory.instance.arrayNode();
  private Loop loop;
  private Instant now = Instant.parse("2026-11-01T00:00:00Z");
  private long number;

  Stream(TaskSettings settings, List<String> labels, Path folder, long seed) {
    labels.forEach(this.labels::add);
    this.settings = new LoopSettings(settings, Map.of(), false, seed);
    this.folder = folder;
    this.learners =
        new StoppableLearners(
            new Learning(this, settings.encoder() ? BaseEncoders.atHand() : List.of()));
    this.coin = new Coin(seed);
    this.loop = open();
  }

  private Loop open() {
    return new Loop(settings, store, folder, learners, coin, this);
  }

  /** Forgets all that is not stored. */
  void crash() {
    loop = open();
  }

  /** From now on no other specialist is learned, so that the one that serves goes on. */
  void stopLearning() {
    learners.stop();
  }

  /** A call; its local answer if there is one. The teacher answers when it is asked. */
  Optional<LocalAnswer> call(String text, String teacher) {
    return pass(text, local -> teacher).local();
  }

  /** A call whose teacher may know what was answered in its place. */
  Passed pass(String text, Function<Optional<LocalAnswer>, String> teacher) {
    now = now.plusSeconds(1);
    Arrival arrival = loop.arrive("%012d".formatted(number++), now, request(text), false);
    Optional<LocalAnswer> local = loop.answer(arrival);
    String label = teacher.apply(local);
    TeacherAnswer said =
        new TeacherAnswer.Answered(
            JsonNodeFactory.instance.objectNode().put("category", label).toString(), "teacher");
    if (local.isEmpty()) {
      loop.answered(arrival, said);
    } else if (arrival.sampled()) {
      loop.promised(arrival, local.get(), now.plusSeconds(600));
      loop.settled(arrival.id(), said);
    }
    return new Passed(local, label, arrival.sampled(), !arrival.task().isEmpty());
  }

  private Call request(String text) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("model", "gpt-4");
    ArrayNode messages = body.putArray("messages");
    messages.addObject().put("role", "system").put("content", INSTRUCTIONS);
    messages.addObject().put("role", "user").put("content", text);
    ObjectNode named =
        body.putObject("response_format").put("type", "json_schema").putObject("json_schema");
    named.put("name", "category").put("strict", true);
    ObjectNode schema = named.putObject("schema");
    schema.put("type", "object").put("additionalProperties", false);
    ObjectNode property = schema.putObject("properties").putObject("category");
    property.put("type", "string").set("enum", labels);
    schema.putArray("required").add("category");
    JsonNode read = WireJson.read(body.toString());
    return new RequestReader().read(read, Endpoints.ofBody(read));
  }

  Phase phase() {
    return loop.tasks().isEmpty()
        ? Phase.OBSERVING
        : loop.tasks().getFirst().record().life().phase();
  }

  String reason() {
    return loop.tasks().isEmpty() ? "" : loop.tasks().getFirst().reason();
  }

  /** The specialist that serves; 0 when none does. */
  int serving() {
    return loop.tasks().stream()
        .mapToInt(task -> task.record().life().serving().orElse(0))
        .max()
        .orElse(0);
  }

  long audits() {
    return loop.tasks().stream()
        .flatMap(task -> task.audits().stream())
        .mapToLong(audits -> audits.count())
        .sum();
  }

  long disagreements() {
    return loop.tasks().stream()
        .flatMap(task -> task.audits().stream())
        .mapToLong(audits -> audits.disagreements())
        .sum();
  }

  /** How many calls are stored. */
  long observations() {
    return loop.tasks().stream()
        .mapToLong(
            task ->
                store.observations(task.record().task().id(), "", Integer.MAX_VALUE).stream()
                    .map(Observation::id)
                    .distinct()
                    .count())
        .sum();
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public void close() {
    loop.close();
  }
}
