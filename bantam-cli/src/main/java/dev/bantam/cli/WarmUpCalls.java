package dev.bantam.cli;

import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.node.ObjectNode;

/** Made-up recorded calls of a few tasks, in our own lines. */
final class WarmUpCalls {

  private static final int CALLS = 500;

  private static final List<List<String>> WORDS =
      List.of(
          List.of("invoice", "charged", "twice", "card", "payment", "price"),
          List.of("broken", "screen", "noise", "stopped", "error", "restart"));
  private static final List<String> TEAMS = List.of("billing", "technical");

  private static final String SCHEMA =
      """
      {"type":"json_schema","json_schema":{"name":"team","strict":true,"schema":{
      "type":"object","properties":{"team":{"type":"string","enum":["billing","technical"]}},
      "required":["team"],"additionalProperties":false}}}""";

  private WarmUpCalls() {}

  /** One line a call: by schema, by plain text, and drafts that nobody can compare. */
  static String lines() {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder lines = new StringBuilder();
    for (int call = 0; call < CALLS; call++) {
      int team = random.nextInt(TEAMS.size());
      String input = message(team, random);
      boolean other = random.nextInt(200) == 0;
      String answer = TEAMS.get(other ? 1 - team : team);
      lines.append(line(call, "Which team gets this message?", input, true, answer));
      lines.append(
          line(call, "Name the team for this message, in one word.", input, false, answer));
      lines.append(
          line(call, "Draft a reply to this message.", input, false, "About " + input + ": done."));
    }
    return lines.toString();
  }

  private static String message(int team, SplittableRandom random) {
    StringBuilder message = new StringBuilder();
    for (int word = 0; word < 5; word++) {
      message.append(WORDS.get(team).get(random.nextInt(6))).append(' ').append(random.nextInt(99));
      message.append(' ');
    }
    return message.toString().strip();
  }

  private static String line(
      int call, String instructions, String input, boolean schema, String answer) {
    ObjectNode request = Json.object().put("model", "gpt-4o-mini");
    request.putArray("messages").addObject().put("role", "system").put("content", instructions);
    request.withArray("messages").addObject().put("role", "user").put("content", input);
    if (schema) {
      request.set("response_format", Json.parsed(SCHEMA));
    }
    ObjectNode response = Json.object().put("model", "gpt-4o-mini");
    response
        .putArray("choices")
        .addObject()
        .put("finish_reason", "stop")
        .putObject("message")
        .put("role", "assistant")
        .put("content", schema ? "{\"team\":\"" + answer + "\"}" : answer);
    response.putObject("usage").put("prompt_tokens", 40).put("completion_tokens", 5);
    ObjectNode line = Json.object();
    line.set("request", request);
    line.set("response", response);
    line.put("latency_ms", 300 + call);
    return Json.line(line) + "\n";
  }
}
