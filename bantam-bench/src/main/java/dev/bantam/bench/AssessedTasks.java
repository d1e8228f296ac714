package dev.bantam.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tasks that {@code assess --json} names.
 *
 * @param calls of each task, by its id
 * @param versionOf for each task that is a version of an older one, that one's id
 * @param schemas of the answers of each task whose answers have one field
 */
record AssessedTasks(
    Map<String, Long> calls, Map<String, String> versionOf, Map<String, AnswerSchema> schemas) {

  AssessedTasks {
    calls = Map.copyOf(calls);
    versionOf = Map.copyOf(versionOf);
    schemas = Map.copyOf(schemas);
  }

  static AssessedTasks read(Path file) {
    Map<String, Long> calls = new HashMap<>();
    Map<String, String> versionOf = new HashMap<>();
    Map<String, AnswerSchema> schemas = new HashMap<>();
    for (JsonNode task : JsonMapper.shared().readTree(file.toFile()).path("tasks")) {
      String id = task.path("id").asString();
      calls.put(id, task.path("calls").asLong());
      if (task.path("version_of").isString()) {
        versionOf.put(id, task.path("version_of").asString());
      }
      if (task.path("fields").size() == 1) {
        schemas.put(id, AnswerSchema.of(task.path("fields").path(0)));
      }
    }
    return new AssessedTasks(calls, versionOf, schemas);
  }

  /** The oldest version of this task. */
  String root(String id) {
    Set<String> seen = new HashSet<>();
    String at = id;
    while (seen.add(at) && versionOf.containsKey(at)) {
      at = versionOf.getOrDefault(at, at);
    }
    return at;
  }
}
