package dev.bantam.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.HttpResponseFor;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.StructuredChatCompletionCreateParams;
import dev.bantam.gateway.answer.LearningLoop;
import dev.bantam.gateway.config.GatewayConfig;
import dev.bantam.gateway.config.LoopConfig;
import dev.bantam.gateway.config.SampleConfig;
import dev.bantam.gateway.config.TaskConfig;
import dev.bantam.loop.Learning;
import dev.bantam.loop.SameProcess;
import dev.bantam.observe.wire.WireJson;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A task from its first call to the alarm, through openai-java. */
@Tag("slow")
@Timeout(300)
class WholeLifeTest {

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

  @TempDir private Path home;
  private final Teacher teacher = new Teacher();
  private final Iterator<String> tickets = Tickets.of(100_000, 3).iterator();
  private RunningGateway gateway;
  private OpenAIClient client;

  @BeforeEach
  void start() {
    gateway =
        new RunningGateway(
            new Upstream(teacher),
            home,
            WholeLifeTest::eager,
            LearningLoop.by(
                () -> new SameProcess(new Learning(InstantSource.system(), List.of()))));
    client = OpenAIOkHttpClient.builder().baseUrl(gateway.url()).apiKey("sk-mine").build();
  }

  private static GatewayConfig eager(GatewayConfig config) {
    TaskConfig d = TaskConfig.DEFAULT;
    return config.withLoop(
        new LoopConfig(
            true,
            Duration.ofMinutes(10),
            new TaskConfig(
                0.1,
                0.05,
                d.promote(),
                SampleConfig.always(0.5),
                d.rungs(),
                OptionalInt.of(150),
                List.of(),
                d.pool(),
                Duration.ofHours(1)),
            Map.of()));
  }

  @AfterEach
  void stop() {
    client.close();
    gateway.close();
  }

  private record Reply(String by, String text) {}

  private Reply structured(String text) {
    StructuredChatCompletionCreateParams<Sorted> ask =
        ChatCompletionCreateParams.builder()
            .model("m")
            .addSystemMessage("Sort the ticket of a customer into its kind.")
            .addUserMessage(text)
            .responseFormat(Sorted.class)
            .build();
    try (HttpResponseFor<ChatCompletion> reply =
        client.chat().completions().withRawResponse().create(ask.rawParams())) {
      String by = reply.headers().values("x-bantam-answered-by").getFirst();
      String answer = reply.parse().choices().getFirst().message().content().orElseThrow();
      return new Reply(by, answer);
    }
  }

  private JsonNode task() {
    return WireJson.read(gateway.get("/bantam/v1/tasks").body()).path("data").path(0);
  }

  private String state() {
    return task().path("state").asString("");
  }

  private void callUntil(String state) {
    while (!state().equals(state)) {
      for (int i = 0; i < 20; i++) {
        structured(tickets.next());
      }
    }
  }

  private List<Reply> some(int count) {
    List<Reply> replies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      replies.add(structured(tickets.next()));
    }
    return replies;
  }

  private static long local(List<Reply> replies) {
    return replies.stream().filter(reply -> reply.by().equals("local:lexical")).count();
  }

  private void post(String path, String body) {
    assertThat(
            gateway
                .send(gateway.request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build())
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void observedLearnedCertifiedPromotedAuditedAlarmed() throws Exception {
    callUntil("ready");
    JsonNode ready = task();
    assertThat(ready.path("certificate").path("rows").asInt(0)).isPositive();
    assertThat(local(some(20))).isZero();
    post("/bantam/v1/tasks/" + ready.path("id").asString("") + "/promote", "{}");
    assertThat(state()).isEqualTo("serving");
    List<Reply> served = some(60);
    assertThat(local(served)).isGreaterThan(30);
    while (task().path("audits").path("count").asInt(0) < 10) {
      Thread.sleep(20);
    }
    assertThat(task().path("audits").path("disagreements").asInt(0)).isZero();

    teacher.changeMind(Map.of("bug", "billing", "billing", "bug"));
    callUntil("alarmed");
    assertThat(local(some(30))).isZero();
    assertThat(task().path("reason").asString("")).isNotEmpty();
  }
}
