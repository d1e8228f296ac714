package dev.bantam.gateway.api;

import dev.bantam.gateway.answer.TaskStatus;
import dev.bantam.observe.wire.WireJson;
import java.util.OptionalDouble;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A task as the API shows it. */
final class TaskStatusJson {

  private TaskStatusJson() {}

  static ObjectNode of(TaskStatus task) {
    ObjectNode json = WireJson.mapper().createObjectNode();
    json.put("id", task.id());
    json.put("object", "task");
    json.put("name", task.name());
    json.put("tenant", task.tenant());
    json.put("model", task.model());
    json.put("teacher", task.teacher());
    json.put("state", task.state());
    json.put("reason", task.reason());
    ArrayNode warnings = json.putArray("warnings");
    task.warnings().forEach(warnings::add);
    json.put("since", task.since().toString());
    json.put("calls", task.calls());
    put(json, "local_share", task.localShare());
    json.put("specialist", task.specialist());
    json.putNull("certificate");
    task.certificate().ifPresent(proof -> json.set("certificate", of(proof)));
    json.putNull("waiting");
    task.waiting().ifPresent(waiting -> json.set("waiting", of(waiting)));
    json.putNull("audits");
    task.audits().ifPresent(audits -> json.set("audits", of(audits)));
    return json;
  }

  private static ObjectNode of(TaskStatus.Proof proof) {
    return WireJson.mapper()
        .createObjectNode()
        .put("alpha", proof.alpha())
        .put("delta", proof.delta())
        .put("rows", proof.rows())
        .put("accepted", proof.accepted())
        .put("disagreements", proof.disagreements())
        .put("bound", proof.bound());
  }

  private static ObjectNode of(TaskStatus.Waiting waiting) {
    ObjectNode json = WireJson.mapper().createObjectNode();
    json.put("specialist", waiting.specialist());
    json.putNull("certificate");
    waiting.certificate().ifPresent(proof -> json.set("certificate", of(proof)));
    return json;
  }

  private static ObjectNode of(TaskStatus.Audits audits) {
    ObjectNode json =
        WireJson.mapper()
            .createObjectNode()
            .put("count", audits.count())
            .put("disagreements", audits.disagreements())
            .put("bound", audits.bound());
    put(json, "teacher_disagreement", audits.teacherDisagreement());
    return json;
  }

  private static void put(ObjectNode json, String name, OptionalDouble value) {
    if (value.isPresent()) {
      json.put(name, value.getAsDouble());
    } else {
      json.putNull(name);
    }
  }
}
