package dev.bantam.bench.loop;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.HttpResponseFor;
import com.openai.models.ResponseFormatJsonSchema;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import dev.bantam.observe.wire.WireJson;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An application that sorts texts through openai-java. */
final class OpenAiCalls implements AutoCloseable {

  private static final String INSTRUCTIONS =
      "Sort the text into one of the categories. Answer with the category alone.";

  private final OpenAIClient client;
  private final ResponseFormatJsonSchema format;

  /**
   * What came back.
   *
   * @param by who answered
   * @param label the category
   * @param nanoseconds from the call to the parsed answer
   */
  record Reply(String by, String label, long nanoseconds) {

    boolean local() {
      return by.startsWith("local:");
    }
  }

  OpenAiCalls(String url, List<String> labels) {
    client = OpenAIOkHttpClient.builder().baseUrl(url).apiKey("sk-bench").build();
    ResponseFormatJsonSchema.JsonSchema.Schema schema =
        ResponseFormatJsonSchema.JsonSchema.Schema.builder()
            .putAdditionalProperty("type", JsonValue.from("object"))
            .putAdditionalProperty(
                "properties",
                JsonValue.from(Map.of("category", Map.of("type", "string", "enum", labels))))
            .putAdditionalProperty("required", JsonValue.from(List.of("category")))
            .putAdditionalProperty("additionalProperties", JsonValue.from(false))
            .build();
    format =
        ResponseFormatJsonSchema.builder()
            .jsonSchema(
                ResponseFormatJsonSchema.JsonSchema.builder()
                    .name("category")
                    .strict(true)
                    .schema(schema)
                    .build())
            .build();
  }

  /** The same call as {@link #sort} makes, in ASCII. */
  static String body(String text, List<String> labels) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    ObjectNode body = make.objectNode();
    ArrayNode messages = body.putArray("messages");
    messages.addObject().put("content", INSTRUCTIONS).put("role", "system");
    messages.addObject().put("content", text).put("role", "user");
    body.put("model", "gpt-4");
    ObjectNode format = body.putObject("response_format").put("type", "json_schema");
    ObjectNode named = format.putObject("json_schema").put("name", "category");
    ObjectNode schema = named.put("strict", true).putObject("schema").put("type", "object");
    ArrayNode values =
        schema.putObject("properties").putObject("category").put("type", "string").putArray("enum");
    labels.forEach(values::add);
    schema.putArray("required").add("category");
    schema.put("additionalProperties", false);
    return escaped(body.toString());
  }

  private static String escaped(String json) {
    StringBuilder ascii = new StringBuilder();
    json.chars()
        .forEach(c -> ascii.append(c < 128 ? String.valueOf((char) c) : "\\u%04x".formatted(c)));
    return ascii.toString();
  }

  /** Has a text sorted. */
  Reply sort(String text) {
    return ask(
        ChatCompletionCreateParams.builder()
            .model("gpt-4")
            .addSystemMessage(INSTRUCTIONS)
            .addUserMessage(text)
            .responseFormat(format)
            .build());
  }

  /** A call that wants two choices, and so is of no task: nothing is learned from it. */
  Reply chat(String text) {
    return ask(
        ChatCompletionCreateParams.builder().model("gpt-4").addUserMessage(text).n(2).build());
  }

  private Reply ask(ChatCompletionCreateParams call) {
    long from = System.nanoTime();
    try (HttpResponseFor<ChatCompletion> reply =
        client.chat().completions().withRawResponse().create(call)) {
      String content = reply.parse().choices().getFirst().message().content().orElse("");
      long took = System.nanoTime() - from;
      String by = reply.headers().values("x-bantam-answered-by").getFirst();
      String label =
          content.startsWith("{")
              ? WireJson.read(content).path("category").stringValue("")
              : content;
      return new Reply(by, label, took);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
