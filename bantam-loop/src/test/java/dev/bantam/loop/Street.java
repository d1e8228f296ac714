package dev.bantam.loop;

import dev.bantam.core.Call;
import dev.bantam.observe.wire.Endpoints;
import dev.bantam.observe.wire.RequestReader;
import dev.bantam.observe.wire.WireJson;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Traffic through a loop, one call after the other, as a gateway tells of it: what is not answered
 * locally goes to the teacher, and what is sampled goes there in any case.
 */
final class Street implements InstantSource {

  /** What became of a call. */
  record Passed(String input, Optional<LocalAnswer> local, String teacher, boolean asked) {

    boolean wrong() {
      return local.isPresent() && !local.get().text().equals(teacher);
    }
  }

  private final LoopStore store;
  private final Path folder;
  private final LoopSettings settings;
  private final List<String> labels;
  private final Coin coin;
  private Function<String, String> teacher;
  private String model = "teacher-1";
  private Instant now = Instant.parse("2026-11-01T00:00:00Z");
  private Loop loop;
  private long number;
  private Duration answersAfter = Duration.ZERO;
  private boolean silent;

  Street(
      LoopStore store,
      Path folder,
      LoopSettings settings,
      List<String> labels,
      Function<String, String> teacher) {
    this.store = store;
    this.folder = folder;
    this.settings = settings;
    this.labels = List.copyOf(labels);
    this.teacher = teacher;
    this.coin = new Coin(settings.seed());
    this.loop = open();
  }

  /** Another process on the same store. */
  Loop another() {
    return open();
  }

  private Loop open() {
    return new Loop(
        settings, store, folder, new SameProcess(new Learning(this, List.of())), coin, this);
  }

  /** The process ends without a word and another one goes on. */
  void crash() {
    loop = open();
  }

  Loop loop() {
    return loop;
  }

  void teacher(String name, Function<String, String> next) {
    model = name;
    teacher = next;
  }

  /** From now on the teacher is silent when it is asked off the client's path. */
  void silence(boolean on) {
    silent = on;
  }

  void pass(Duration time) {
    now = now.plus(time).plus(answersAfter);
    loop.tick();
  }

  List<Passed> run(List<String> inputs) {
    List<Passed> all = new ArrayList<>();
    inputs.forEach(input -> all.add(call(input)));
    return all;
  }

  Passed call(String input) {
    return call(loop, input, false);
  }

  /** The same call once more, as clients repeat what they hear nothing about. */
  Passed retry(String input) {
    return call(loop, input, true);
  }

  Passed call(Loop loop, String input, boolean retry) {
    now = now.plusMillis(100);
    Arrival arrival = loop.arrive("%016d".formatted(number++), now, request(input), retry);
    Optional<LocalAnswer> local = loop.answer(arrival);
    String said = teacher.apply(input);
    TeacherAnswer answer = new TeacherAnswer.Answered(wrapped(said), model);
    if (local.isEmpty()) {
      loop.answered(arrival, answer);
    } else {
      loop.given(arrival);
    }
    if (local.isPresent() && arrival.sampled()) {
      loop.promised(arrival, local.get(), now.plusSeconds(60));
      if (!silent) {
        loop.settled(arrival.id(), answer);
      }
    }
    return new Passed(input, local, said, local.isEmpty() || arrival.sampled());
  }

  private String wrapped(String said) {
    return labels.isEmpty()
        ? said
        : JsonNodeFactory.instance.objectNode().put("category", said).toString();
  }

  Call request(String input) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("model", "gpt-4");
    ArrayNode messages = body.putArray("messages");
    messages
        .addObject()
        .put("role", "system")
        .put("content", "Sort the customer's message into one of the known categories.");
    messages.addObject().put("role", "user").put("content", input);
    if (!labels.isEmpty()) {
      format(body);
    }
    JsonNode read = WireJson.read(body.toString());
    return new RequestReader().read(read, Endpoints.ofBody(read));
  }

  private void format(ObjectNode body) {
    ObjectNode format = body.putObject("response_format");
    format.put("type", "json_schema");
    ObjectNode named = format.putObject("json_schema");
    named.put("name", "category").put("strict", true);
    ObjectNode schema = named.putObject("schema");
    schema.put("type", "object").put("additionalProperties", false);
    ObjectNode property = schema.putObject("properties").putObject("category");
    property.put("type", "string");
    ArrayNode values = property.putArray("enum");
    labels.forEach(values::add);
    schema.putArray("required").add("category");
  }

  TaskView task() {
    return loop.tasks().getFirst();
  }

  Phase phase() {
    return loop.tasks().isEmpty() ? Phase.OBSERVING : task().record().life().phase();
  }

  @Override
  public Instant instant() {
    return now;
  }
}
