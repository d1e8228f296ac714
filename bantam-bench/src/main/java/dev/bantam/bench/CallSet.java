package dev.bantam.bench;

import java.util.List;

/**
 * The calls of one task.
 *
 * @param name of the task, as truth files give it
 * @param share of 60,000 calls, in calls
 * @param rows the inputs with the teacher's answers, used over again when they run out
 * @param style the form of the calls
 * @param instructions their words
 * @param changes whether the second wording replaces the first midway, in files that are disturbed
 *     so
 */
record CallSet(
    String name,
    int share,
    List<LabelledText> rows,
    PromptStyle style,
    Instructions instructions,
    boolean changes) {

  CallSet {
    rows = List.copyOf(rows);
  }
}
