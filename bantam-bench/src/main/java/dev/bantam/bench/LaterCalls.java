package dev.bantam.bench;

import dev.bantam.core.Trace;
import dev.bantam.observe.log.LogReader;
import dev.bantam.observe.task.Assignment;
import dev.bantam.observe.task.Recogniser;
import dev.bantam.observe.task.TaskFinder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls that come after those from which tasks were found.
 *
 * @param byTask their inputs and answers, by the id of the task that each is of
 */
record LaterCalls(Map<String, List<LabelledText>> byTask) {

  private static final JsonMapper MAPPER = new JsonMapper();

  /**
   * @param recorded the file in which tasks are found
   * @param later the file of calls that are then recognised; their answers have one field
   */
  static LaterCalls of(Path recorded, Path later) throws IOException {
    TaskFinder finder = new TaskFinder();
    read(recorded, finder::add);
    Recogniser recogniser = finder.recogniser();
    Map<String, List<LabelledText>> byTask = new HashMap<>();
    read(
        later,
        trace -> {
          if (recogniser.assign(trace.call()) instanceof Assignment.OfTask of
              && trace.reply() instanceof Trace.Reply.Answered answered) {
            byTask
                .computeIfAbsent(of.task(), task -> new ArrayList<>())
                .add(new LabelledText(of.input(), label(answered.text())));
          }
        });
    return new LaterCalls(byTask);
  }

  private static String label(String answer) {
    return MAPPER.readTree(answer).iterator().next().stringValue();
  }

  private static void read(Path file, Consumer<Trace> traces) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      LogReader.read(
          in,
          file.toString(),
          traces,
          bad -> {
            throw new IllegalStateException(bad.toString());
          });
    }
  }

  /** The calls of one task. */
  List<LabelledText> of(String task) {
    return byTask.getOrDefault(task, List.of());
  }
}
