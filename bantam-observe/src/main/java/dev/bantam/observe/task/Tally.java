package dev.bantam.observe.task;

import dev.bantam.core.AnswerFormat;
import dev.bantam.core.Trace;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What is counted of one task's calls. */
final class Tally {

  private static final int MOST_TEACHERS = 100;
  private static final String OTHERS = "others";

  private final long first;
  private final PlainAnswers answers;
  private final Map<String, Long> teachers = new TreeMap<>();
  private final boolean plain;
  private long calls;
  private long last;

  /**
   * @param first the place of its first call among all calls
   */
  Tally(Prompt prompt, long first) {
    this.first = first;
    this.last = first;
    this.answers = new PlainAnswers();
    this.plain = prompt.format() instanceof AnswerFormat.PlainText;
  }

  /** Goes on where a task's counts ended. */
  Tally(Task task) {
    this.answers =
        task.values().isEmpty() ? new PlainAnswers() : PlainAnswers.ofCategory(task.values());
    this.plain = task.format() instanceof AnswerFormat.PlainText;
    this.calls = task.calls();
    this.teachers.putAll(task.teachers());
    this.first = 1;
    this.last = 1;
  }

  /**
   * Counts a call.
   *
   * @param place its place among all calls
   */
  void call(long place) {
    calls++;
    last = place;
  }

  void answer(Trace.Reply.Answered answer) {
    boolean full = teachers.size() >= MOST_TEACHERS && !teachers.containsKey(answer.model());
    teachers.merge(full ? OTHERS : answer.model(), 1L, Long::sum);
    if (plain) {
      answers.add(answer.text());
    }
  }

  long first() {
    return first;
  }

  long last() {
    return last;
  }

  long calls() {
    return calls;
  }

  PlainAnswers answers() {
    return answers;
  }

  /** Models with their answers, the most frequent first. */
  Map<String, Long> teachers() {
    Map<String, Long> sorted = new LinkedHashMap<>();
    teachers.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return Collections.unmodifiableMap(sorted);
  }
}
