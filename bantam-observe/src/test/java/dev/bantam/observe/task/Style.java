package dev.bantam.observe.task;

import dev.bantam.core.AnswerFormat;
import dev.bantam.core.Call;
import dev.bantam.core.Endpoint;
import dev.bantam.core.Message;
import dev.bantam.core.Message.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A way to prompt: messages in which {@code {1}}, {@code {2}} stand for the parts that vary.
 *
 * @param slots how many parts vary
 */
record Style(
    String name, AnswerFormat format, List<Message> messages, int slots, Optional<String> tenant) {

  private static final Pattern SLOT = Pattern.compile("\\{([12])}");
  private static final JsonMapper MAPPER = new JsonMapper();

  static Style of(String name, AnswerFormat format, int slots, Message... messages) {
    return new Style(name, format, List.of(messages), slots, Optional.empty());
  }

  static Style user(String name, String prompt) {
    int slots = prompt.contains("{2}") ? 2 : 1;
    return of(name, new AnswerFormat.PlainText(), slots, new Message(Role.USER, prompt));
  }

  static Style system(String name, AnswerFormat format, String system, String user) {
    return of(name, format, 1, new Message(Role.SYSTEM, system), new Message(Role.USER, user));
  }

  static AnswerFormat schema(String field, String... values) {
    return new AnswerFormat.Json(canonical(field, values), "");
  }

  static AnswerFormat function(String name, String field, String... values) {
    return new AnswerFormat.Function(name, canonical(field, values));
  }

  private static JsonNode canonical(String field, String... values) {
    return MAPPER.readTree(
        "{\"type\":\"object\",\"properties\":{\"%s\":{\"enum\":%s}}}"
            .formatted(field, MAPPER.writeValueAsString(values)));
  }

  Style forTenant(String tenant) {
    return new Style(name + " for " + tenant, format, messages, slots, Optional.of(tenant));
  }

  /** The same prompt with one piece of wording exchanged. */
  Style edited(String from, String to) {
    List<Message> changed =
        messages.stream().map(m -> new Message(m.role(), m.text().replace(from, to))).toList();
    return new Style(name + " edited", format, changed, slots, tenant);
  }

  Call call(List<String> inputs) {
    List<Message> filled = new ArrayList<>();
    for (Message message : messages) {
      String text = message.text();
      StringBuilder result = new StringBuilder();
      Matcher matcher = SLOT.matcher(text);
      int from = 0;
      while (matcher.find()) {
        result.append(text, from, matcher.start());
        result.append(inputs.get(Integer.parseInt(matcher.group(1)) - 1));
        from = matcher.end();
      }
      filled.add(new Message(message.role(), result.append(text.substring(from)).toString()));
    }
    return new Call(Endpoint.CHAT, "gpt-x", filled, format, List.of(), tenant);
  }
}
