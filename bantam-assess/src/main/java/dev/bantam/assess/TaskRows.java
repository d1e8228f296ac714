package dev.bantam.assess;

import dev.bantam.core.Answer;
import dev.bantam.core.Schema;
import dev.bantam.core.Trace;
import dev.bantam.learn.data.Dataset;
import dev.bantam.learn.data.DatasetBuilder;
import dev.bantam.observe.task.Task;
import dev.bantam.observe.wire.Answers;
import dev.bantam.observe.wire.ParsedAnswer;
import java.util.Optional;

/** The rows that one task is learned from, gathered call by call. */
final class TaskRows {

  private final Task task;
  private final Schema schema;
  private final boolean timed;
  private final DatasetBuilder builder;

  TaskRows(Task task, Schema schema, boolean timed, long maximumCharacters, long seed) {
    this.task = task;
    this.schema = schema;
    this.timed = timed;
    this.builder = new DatasetBuilder(task.name(), schema, timed, maximumCharacters, seed);
  }

  /**
   * Adds a call. An answer that is missing, refused, or does not fit the schema counts as a
   * disagreement.
   *
   * @param number the call's number among all calls read, from 1
   */
  void add(Trace trace, String input, long number) {
    Optional<Answer> answer =
        trace.reply() instanceof Trace.Reply.Answered answered
                && Answers.parse(answered.text(), task.format(), schema)
                    instanceof ParsedAnswer.Valid valid
            ? Optional.of(valid.answer())
            : Optional.empty();
    builder.add(input, answer, timed ? trace.time() : Optional.empty(), number);
  }

  Task task() {
    return task;
  }

  /** All of them. */
  Dataset dataset() {
    return builder.build();
  }
}
