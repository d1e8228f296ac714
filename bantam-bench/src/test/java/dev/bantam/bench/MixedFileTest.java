package dev.bantam.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bantam.core.AnswerFormat;
import dev.bantam.core.Field;
import dev.bantam.core.Trace;
import dev.bantam.observe.log.LogReader;
import dev.bantam.observe.task.Assignment;
import dev.bantam.observe.task.Task;
import dev.bantam.observe.task.TaskCensus;
import dev.bantam.observe.task.TaskFinder;
import dev.bantam.observe.wire.SchemaFields;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nine public data sets in one file of 60,000 calls: every task is found, every input recovered.
 */
@Tag("slow")
class MixedFileTest {

  private static final Path DATA = Path.of("../../shared/data");

  @TempDir Path folder;

  @Test
  void everythingIsFoundInACalmFile() throws IOException {
    assertPerfect(score());
  }

  @Test
  void editsRetriesGarbageAndChangesMidwayDisturbNothing() throws IOException {
    assertPerfect(score("--disturbed"));
  }

  /** Few calls show less of what is constant, and more that only seems so. */
  @ParameterizedTest
  @ValueSource(ints = {1_500, 5_000, 20_000})
  void everythingIsFoundAmongFewerCalls(int calls) throws IOException {
    for (int seed = 1; seed <= 3; seed++) {
      assertPerfect(score("--calls", String.valueOf(calls), "--seed", String.valueOf(seed)));
    }
  }

  private static void assertPerfect(TaskScore score) {
    assertThat(score.perfect()).as(TaskScoreTable.text(score)).isTrue();
  }

  private TaskScore score(String... options) throws IOException {
    assumeTrue(Files.isDirectory(DATA), "the public data sets are not at hand");
    List<String> arguments = new ArrayList<>(List.of(folder.toString(), "--data", DATA.toString()));
    arguments.addAll(List.of(options));
    MixedCalls.write(MixedOptions.parse(arguments));

    TaskFinder finder = new TaskFinder();
    read(finder::add);
    TaskCensus census = new TaskCensus(finder.recogniser());
    Map<Long, ExplainFile.Explained> explained = new HashMap<>();
    read(trace -> explained.put(line(trace), explained(census.add(trace))));

    Map<String, Long> calls = new HashMap<>();
    Map<String, String> versionOf = new HashMap<>();
    Map<String, AnswerSchema> schemas = new HashMap<>();
    for (Task task : census.tasks()) {
      calls.put(task.id(), task.calls());
      task.versionOf().ifPresent(older -> versionOf.put(task.id(), older));
      schemas.put(task.id(), schema(task));
    }
    return TaskScore.of(
        TruthLine.read(folder.resolve("truth.csv")),
        explained,
        Optional.of(new AssessedTasks(calls, versionOf, schemas)),
        AnswerSchema.read(folder.resolve("schemas.json")));
  }

  private void read(Consumer<Trace> traces) throws IOException {
    try (InputStream in = Files.newInputStream(folder.resolve("calls.jsonl"))) {
      LogReader.read(in, "calls", traces, bad -> {});
    }
  }

  private static long line(Trace trace) {
    return Long.parseLong(trace.origin().substring(trace.origin().indexOf(':') + 1));
  }

  private static ExplainFile.Explained explained(Assignment assignment) {
    return switch (assignment) {
      case Assignment.OfTask of -> new ExplainFile.Explained(of.task(), of.input());
      case Assignment.OfNone none -> new ExplainFile.Explained("", none.reason());
    };
  }

  private static AnswerSchema schema(Task task) {
    if (task.format() instanceof AnswerFormat.PlainText) {
      return new AnswerSchema("answer", Set.copyOf(task.values()));
    }
    Field field =
        ((SchemaFields.Known) SchemaFields.of(task.format())).schema().fields().getFirst();
    return new AnswerSchema(field.name(), Set.copyOf(field.choices()));
  }
}
