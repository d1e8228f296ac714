package dev.bantam.observe.task;

import dev.bantam.core.AnswerFormat;
import dev.bantam.core.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Calls that share instructions and an answer's form.
 *
 * @param id twelve hexadecimal digits, the same wherever the same prompt is found for the same
 *     model, format and tenant
 * @param name lower-case letters, digits and hyphens; distinct among the tasks found together
 * @param versionOf the id of the older task of which this is an edited version: same model and
 *     tenant, as many slots, and at least 70 % of the words in common, of the constants and of the
 *     answers' format; or the same enum or function, in calls that begin where the other's end
 * @param calls how many, retries counted once
 * @param endpoint the door
 * @param model the model that was asked for
 * @param tenant whose calls they are, if that is known
 * @param format the form of the answers, as the first call described it
 * @param template what is constant in the messages, and what varies
 * @param teachers the models that answered, with how many answers each gave; the most frequent
 *     first
 * @param values what the plain-text answers are, when they are a closed list; otherwise empty
 * @param obstacle why the task is not eligible, if it is not
 * @param why why these calls are one task, in a sentence
 */
public record Task(
    String id,
    String name,
    Optional<String> versionOf,
    long calls,
    Endpoint endpoint,
    String model,
    Optional<String> tenant,
    AnswerFormat format,
    Template template,
    Map<String, Long> teachers,
    List<String> values,
    Optional<String> obstacle,
    String why) {

  /** A value whose list nobody can change. */
  public Task {
    values = List.copyOf(values);
  }

  /** Whether its answers can be compared and learned, as far as messages and answers tell. */
  public boolean eligible() {
    return obstacle.isEmpty();
  }

  /** The same task under another name. */
  public Task named(String other) {
    return new Task(
        id, other, versionOf, calls, endpoint, model, tenant, format, template, teachers, values,
        obstacle, why);
  }

  /** The same task as an edited version of another, or of none. */
  Task editedFrom(Optional<String> other) {
    return new Task(
        id, name, other, calls, endpoint, model, tenant, format, template, teachers, values,
        obstacle, why);
  }
}
