package dev.bantam.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.HttpResponseFor;
import com.openai.core.http.StreamResponse;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionFunctionTool;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.chat.completions.ChatCompletionNamedToolChoice;
import dev.bantam.gateway.answer.LearningLoop;
import dev.bantam.gateway.config.GatewayConfig;
import dev.bantam.gateway.config.LoopConfig;
import dev.bantam.gateway.config.SampleConfig;
import dev.bantam.gateway.config.TaskConfig;
import dev.bantam.gateway.store.TraceStore;
import dev.bantam.loop.Learning;
import dev.bantam.loop.SameProcess;
import dev.bantam.observe.wire.WireJson;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The real loop answers in every shape that applications ask for, without a person's word, and
 * learns anew after an alarm.
 */
@Tag("slow")
@Timeout(300)
class LearnedShapesTest {

  /** As openai-java describes a class. */
  private static final ChatCompletionCreateParams.ResponseFormat FORMAT =
      ChatCompletionCreateParams.builder()
          .model("gpt-test")
          .addUserMessage("")
          .responseFormat(Sorted.class)
          .build()
          .rawParams()
          .responseFormat()
          .orElseThrow();

  private static final String INSTRUCTIONS = "Sort the ticket of a customer into its kind.";

  /** How tickets are sorted. */
  public enum Kind {
    billing,
    bug,
    account
  }

  /** What clients are answered with. */
  public static class Sorted {
    public Kind kind = Kind.bug;
  }

  /** What came back. */
  private record Said(String by, String id, String kind) {

    boolean local() {
      return by.startsWith("local:");
    }
  }

  @TempDir private Path home;

  private final Teacher teacher = new Teacher();
  private final Iterator<String> tickets = Tickets.of(100_000, 3).iterator();
  private RunningGateway gateway;
  private OpenAIClient client;

  @BeforeEach
  void start() {
    teacher.become("gpt-test"); // As its streams say.
    gateway =
        new RunningGateway(
            new Upstream(teacher),
            home,
            LearnedShapesTest::eager,
            LearningLoop.by(
                () -> new SameProcess(new Learning(InstantSource.system(), List.of()))));
    client = OpenAIOkHttpClient.builder().baseUrl(gateway.url()).apiKey("sk-mine").build();
  }

  private static GatewayConfig eager(GatewayConfig config) {
    TaskConfig usual = TaskConfig.DEFAULT;
    return config.withLoop(
        new LoopConfig(
            true,
            Duration.ofMinutes(10),
            new TaskConfig(
                0.1,
                0.05,
                TaskConfig.Promote.AUTO,
                SampleConfig.always(0.5),
                usual.rungs(),
                OptionalInt.of(150),
                List.of(),
                usual.pool(),
                Duration.ofMillis(100)),
            Map.of()));
  }

  @AfterEach
  void stop() {
    client.close();
    gateway.close();
  }

  private static ChatCompletionCreateParams.Builder ask(String text) {
    return ChatCompletionCreateParams.builder()
        .model("gpt-test")
        .addSystemMessage(INSTRUCTIONS)
        .addUserMessage(text);
  }

  private static ChatCompletionCreateParams structured(String text) {
    return ask(text).responseFormat(FORMAT).build();
  }

  private Said send(ChatCompletionCreateParams call, Function<ChatCompletionMessage, String> kind) {
    try (HttpResponseFor<ChatCompletion> reply =
        client.chat().completions().withRawResponse().create(call)) {
      String by = reply.headers().values("x-bantam-answered-by").getFirst();
      String id = reply.headers().values("x-request-id").getFirst();
      return new Said(by, id, kind.apply(reply.parse().choices().getFirst().message()));
    }
  }

  private Said json(String text) {
    return send(structured(text), message -> kind(message.content().orElseThrow()));
  }

  private static String kind(String json) {
    return WireJson.read(json).path("kind").asString("");
  }

  private Said plain(String text) {
    return send(ask(text).build(), message -> message.content().orElseThrow());
  }

  private Said function(String text) {
    FunctionParameters parameters =
        FunctionParameters.builder()
            .putAdditionalProperty("type", JsonValue.from("object"))
            .putAdditionalProperty(
                "properties",
                JsonValue.from(Map.of("kind", Map.of("type", "string", "enum", Tickets.KINDS))))
            .putAdditionalProperty("required", JsonValue.from(List.of("kind")))
            .putAdditionalProperty("additionalProperties", JsonValue.from(false))
            .build();
    return send(
        ask(text)
            .addTool(
                ChatCompletionFunctionTool.builder()
                    .function(
                        FunctionDefinition.builder()
                            .name("sort")
                            .strict(true)
                            .parameters(parameters)
                            .build())
                    .build())
            .toolChoice(
                ChatCompletionNamedToolChoice.builder()
                    .function(ChatCompletionNamedToolChoice.Function.builder().name("sort").build())
                    .build())
            .build(),
        message ->
            kind(message.toolCalls().orElseThrow().getFirst().asFunction().function().arguments()));
  }

  private Said stream(String text) {
    StringBuilder content = new StringBuilder();
    try (HttpResponseFor<StreamResponse<ChatCompletionChunk>> reply =
            client.chat().completions().withRawResponse().createStreaming(structured(text));
        StreamResponse<ChatCompletionChunk> events = reply.parse()) {
      events.stream()
          .flatMap(chunk -> chunk.choices().stream())
          .forEach(choice -> choice.delta().content().ifPresent(content::append));
      return new Said(
          reply.headers().values("x-bantam-answered-by").getFirst(),
          reply.headers().values("x-request-id").getFirst(),
          kind(content.toString()));
    }
  }

  private JsonNode task() {
    return WireJson.read(gateway.get("/bantam/v1/tasks").body()).path("data").path(0);
  }

  private String state() {
    return task().path("state").asString("");
  }

  private void callUntil(String state, Function<String, Said> shape) {
    while (!state().equals(state)) {
      for (int i = 0; i < 20; i++) {
        assertThat(shape.apply(tickets.next()).kind()).isIn(Tickets.KINDS);
      }
    }
  }

  /** Most of what is asked is answered here, and rightly. */
  private void isLearned(Function<String, Said> shape) {
    callUntil("serving", shape);
    int local = 0;
    int wrong = 0;
    for (int i = 0; i < 60; i++) {
      String text = tickets.next();
      Said said = shape.apply(text);
      local += said.local() ? 1 : 0;
      wrong += said.kind().equals(Tickets.kind(text)) ? 0 : 1;
    }
    assertThat(local).isGreaterThan(10);
    assertThat(wrong).isLessThanOrEqualTo(6);
  }

  @Test
  void asAFunctionCall() {
    isLearned(this::function);
  }

  @Test
  void asPlainText() {
    isLearned(this::plain);
  }

  @Test
  void asAStream() {
    isLearned(this::stream);
  }

  private void kept(String id) throws InterruptedException {
    try (TraceStore store = gateway.store()) {
      while (store.find(id).isEmpty()) {
        Thread.sleep(10);
      }
    }
  }

  private void feedback(String id, String body) {
    HttpRequest request =
        gateway
            .request("/bantam/v1/traces/" + id + "/feedback")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    assertThat(gateway.send(request).statusCode()).isEqualTo(200);
  }

  @Test
  void correctedAndLearnedAnewAfterAnAlarm() throws Exception {
    callUntil("serving", this::json);
    String odd = tickets.next();
    Said before = json(odd);
    kept(before.id());
    String other = before.kind().equals("bug") ? "account" : "bug";
    feedback(before.id(), "{\"answer\":{\"kind\":\"%s\"}}".formatted(other));
    Said after = json(odd);
    assertThat(after.by()).isEqualTo("local:correction");
    assertThat(after.kind()).isEqualTo(other);
    kept(after.id());
    feedback(after.id(), "{\"accept\":true}");

    teacher.changeMind(Map.of("bug", "billing", "billing", "bug"));
    int first = task().path("specialist").asInt(0);
    while (state().equals("serving")) {
      json(tickets.next()); // The alarm ends it, which the cooldown soon ends in turn.
    }
    callUntil("serving", this::json);
    assertThat(task().path("specialist").asInt(0)).isGreaterThan(first);
    String text = "the crash error again with my help please no 7";
    assertThat(json(text).kind()).isEqualTo("billing");
  }
}
