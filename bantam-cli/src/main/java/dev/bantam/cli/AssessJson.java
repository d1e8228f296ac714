package dev.bantam.cli;

import dev.bantam.assess.Assessment;
import dev.bantam.assess.TaskVerdict;
import dev.bantam.core.Field;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code assess --json} prints. */
final class AssessJson {

  private AssessJson() {}

  static ObjectNode of(Assessment assessment) {
    ObjectNode json = Json.object();
    json.put("created", assessment.created().toString());
    json.put("alpha", assessment.alpha());
    json.put("delta", assessment.delta());
    json.put("calls", assessment.calls());
    json.put("skipped", assessment.skipped());
    json.put("local_share", Json.rounded(assessment.localShare(), 5));
    json.put("money_today", assessment.moneyToday());
    json.put("money_after", assessment.moneyAfter());
    json.put("money_repeats", assessment.moneyOfRepeats());
    ArrayNode tasks = json.putArray("tasks");
    assessment.tasks().forEach(task -> tasks.add(task(task)));
    assessment
        .unassignedMoney()
        .ifPresentOrElse(
            money -> json.put("money_unassigned", money), () -> json.putNull("money_unassigned"));
    ArrayNode unassigned = json.putArray("unassigned");
    assessment
        .unassigned()
        .forEach(
            one -> unassigned.addObject().put("reason", one.reason()).put("calls", one.calls()));
    assessment.assumptions().forEach(json.putArray("assumptions")::add);
    return json;
  }

  private static ObjectNode task(TaskVerdict task) {
    ObjectNode json = Json.object();
    json.put("id", task.id()).put("name", task.name()).put("calls", task.calls());
    task.versionOf()
        .ifPresentOrElse(id -> json.put("version_of", id), () -> json.putNull("version_of"));
    json.put("eligible", task.eligible());
    task.obstacle()
        .or(task::refusal)
        .ifPresentOrElse(why -> json.put("reason", why), () -> json.putNull("reason"));
    ArrayNode fields = json.putArray("fields");
    task.schema().stream()
        .flatMap(schema -> schema.fields().stream())
        .forEach(field -> fields.add(field(field)));
    json.put("local_share", Json.rounded(task.localShare(), 5));
    task.bound().ifPresentOrElse(bound -> json.put("bound", bound), () -> json.putNull("bound"));
    task.moneyToday()
        .ifPresentOrElse(
            money -> json.put("money_today", money), () -> json.putNull("money_today"));
    task.moneyAfter()
        .ifPresentOrElse(
            money -> json.put("money_after", money), () -> json.putNull("money_after"));
    json.put("repeats", task.repeats());
    task.moneyOfRepeats()
        .ifPresentOrElse(
            money -> json.put("money_repeats", money), () -> json.putNull("money_repeats"));
    task.moreCalls()
        .ifPresentOrElse(more -> json.put("more_calls", more), () -> json.putNull("more_calls"));
    task.learned()
        .ifPresentOrElse(
            learned -> json.put("folder", learned.folder().toString()),
            () -> json.putNull("folder"));
    return json;
  }

  private static ObjectNode field(Field field) {
    ObjectNode json = Json.object().put("name", field.name()).put("kind", field.kind());
    if (!field.choices().isEmpty()) {
      json.put("values", field.choices().size());
      field.choices().forEach(json.putArray("choices")::add);
    }
    return json;
  }
}
