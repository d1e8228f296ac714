package dev.bantam.assess;

import dev.bantam.core.Answer;
import dev.bantam.core.Schema;
import dev.bantam.core.Trace;
import dev.bantam.learn.data.DataException;
import dev.bantam.learn.data.Dataset;
import dev.bantam.learn.data.DatasetBuilder;
import dev.bantam.observe.task.Task;
import dev.bantam.observe.wire.Answers;
import dev.bantam.observe.wire.ParsedAnswer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The rows that one task is learned from, gathered call by call. */
final class TaskRows {

  private final Task task;
  private final Schema schema;
  private final boolean timed;
  private final DatasetBuilder builder;
  private final CallOrigins origins = new CallOrigins();

  /**
   * @param timed whether all of the task's calls have a time
   * @param maximumCharacters how many characters of inputs are kept at most; beyond it a uniform
   *     sample of the calls
   */
  TaskRows(Task task, Schema schema, boolean timed, long maximumCharacters, long seed) {
    this.task = task;
    this.schema = schema;
    this.timed = timed;
    this.builder = new DatasetBuilder(task.name(), schema, timed, maximumCharacters, seed);
  }

  /**
   * Adds a call. An answer that is missing, refused, or does not fit the schema counts as a
   * disagreement. An input that no specialist takes, being endless, is left out, and so is a call
   * that was written into its file after the task's calls were counted.
   */
  void add(Trace trace, String input) {
    if (timed && trace.time().isEmpty()) {
      return;
    }
    Optional<Answer> answer =
        trace.reply() instanceof Trace.Reply.Answered answered
                && Answers.parse(answered.text(), task.format(), schema)
                    instanceof ParsedAnswer.Valid valid
            ? Optional.of(valid.answer())
            : Optional.empty();
    long number = origins.add(trace.origin());
    try {
      builder.add(input, answer, timed ? trace.time() : Optional.empty(), number);
    } catch (DataException e) {
      // One call that cannot be learned from is no reason to learn from none.
    }
  }

  /** Where the calls were read, by the lines of the dataset. */
  CallOrigins origins() {
    return origins;
  }

  /**
   * All of them, ordered by their content: in whichever order files were named, the same is learned
   * from them.
   *
   * @throws DataException if there is none with an input
   */
  Dataset dataset() {
    Dataset read = builder.build();
    List<String> ids = List.copyOf(read.ids());
    return read.select(
        IntStream.range(0, read.rows())
            .boxed()
            .sorted(Comparator.comparing(ids::get))
            .mapToInt(Integer::intValue)
            .toArray());
  }
}
