package dev.bantam.observe.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The plain-text answers of a task, to tell whether they are a closed list of values. */
final class PlainAnswers {

  /** More different answers are no category. */
  static final int MOST_VALUES = 200;

  /** For so many answers nothing new may have come. */
  static final int QUIET = 300;

  private final TreeSet<String> values = new TreeSet<>();
  private boolean various;
  private boolean closed;
  private long answers;
  private long quiet;

  /** Answers that were a category before: new values join them. */
  static PlainAnswers ofCategory(List<String> values) {
    PlainAnswers answers = new PlainAnswers();
    answers.values.addAll(values);
    answers.answers = QUIET;
    answers.closed = true;
    return answers;
  }

  void add(String answer) {
    answers++;
    quiet++;
    if (various) {
      return;
    }
    if (values.add(answer.strip())) {
      quiet = 0;
      various = values.size() > MOST_VALUES;
    }
  }

  /** Whether nothing was answered yet. */
  boolean none() {
    return answers == 0;
  }

  /** The values in order, if they are a category. */
  Optional<List<String>> category() {
    return reason().isEmpty()
        ? Optional.of(List.copyOf(new ArrayList<>(values)))
        : Optional.empty();
  }

  /** Why the answers are no category. */
  Optional<String> reason() {
    if (various) {
      return Optional.of(
          "free text: more than %d different answers among %d".formatted(MOST_VALUES, answers));
    }
    if (answers == 0) {
      return Optional.of("no usable answer was recorded");
    }
    if (quiet < QUIET && !closed) {
      return Optional.of(
          "plain text with %d different answers so far; a category needs %d answers in a row with nothing new: at least %d more"
              .formatted(values.size(), QUIET, QUIET - quiet));
    }
    return values.size() < 2 ? Optional.of("the answer is always the same") : Optional.empty();
  }
}
