package dev.bantam.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.gateway.config.CacheConfig;
import dev.bantam.gateway.config.GatewayConfig;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Exact repeats. */
@Timeout(60)
class CacheTest {

  @TempDir private Path home;
  private final Teacher teacher = new Teacher();
  private final CompletableFuture<ScriptedLoop> opened = new CompletableFuture<>();
  private Optional<RunningGateway> running = Optional.empty();

  private RunningGateway start(UnaryOperator<GatewayConfig> settings) {
    RunningGateway gateway =
        new RunningGateway(
            new Upstream(teacher),
            home,
            settings,
            (config, store, folder) -> {
              ScriptedLoop loop = new ScriptedLoop(store);
              opened.complete(loop);
              return loop;
            });
    running = Optional.of(gateway);
    return gateway;
  }

  @AfterEach
  void stop() {
    running.ifPresent(RunningGateway::close);
  }

  private static String steady(String text) {
    return LocalAnswersTest.call(text).replace("{\"model\"", "{\"temperature\":0,\"model\"");
  }

  private static String by(HttpResponse<String> reply) {
    return reply.headers().firstValue("x-bantam-answered-by").orElse("");
  }

  private HttpResponse<String> heard(RunningGateway gateway, String body) throws Exception {
    HttpResponse<String> reply = gateway.chat(body);
    assertThat(by(reply)).isEqualTo("upstream:fake");
    opened.join().answered.take();
    // The cache is filled right after the loop heard; the next look of the same thread is later.
    gateway.chat(LocalAnswersTest.call("another invoice"));
    opened.join().answered.take();
    return reply;
  }

  @Test
  void aRepeatIsAnsweredInTheFormThatItAsksFor() throws Exception {
    RunningGateway gateway = start(config -> config);
    heard(gateway, steady("my invoice"));
    HttpResponse<String> again = gateway.chat(steady("my invoice"));
    assertThat(by(again)).isEqualTo("cache");
    assertThat(again.headers().firstValue("x-bantam-cached-from")).contains("upstream:fake");
    assertThat(again.body()).contains("billing").contains("\"prompt_tokens\":7");
    HttpResponse<String> streamed =
        gateway.chat(steady("my invoice").replace("{\"temp", "{\"stream\":true,\"temp"));
    assertThat(by(streamed)).isEqualTo("cache");
    assertThat(streamed.body()).startsWith("data: ").endsWith("data: [DONE]\n\n");
    assertThat(by(gateway.chat(steady("my Invoice password")))).isEqualTo("upstream:fake");
    assertThat(gateway.traces(5).get(2).answeredBy()).isEqualTo("cache");
  }

  @Test
  void aThrowOfTheDiceIsRepeatedOnlyWhereThatIsWanted() throws Exception {
    RunningGateway gateway = start(config -> config);
    heard(gateway, LocalAnswersTest.call("my invoice"));
    assertThat(by(gateway.chat(LocalAnswersTest.call("my invoice")))).isEqualTo("upstream:fake");
    opened.join().answered.take();
    gateway.gateway().reload(gateway.settings().withCache(new CacheConfig(1 << 20, true)));
    heard(gateway, LocalAnswersTest.call("my invoice"));
    assertThat(by(gateway.chat(LocalAnswersTest.call("my invoice")))).isEqualTo("cache");
  }

  @Test
  void aSampledCallIsAskedWhateverTheCacheHolds() throws Exception {
    RunningGateway gateway = start(config -> config);
    heard(gateway, steady("my invoice"));
    opened.join().sample(true);
    assertThat(by(gateway.chat(steady("my invoice")))).isEqualTo("upstream:fake");
    opened.join().sample(false);
    assertThat(by(gateway.chat(steady("my invoice")))).isEqualTo("cache");
  }

  @Test
  void whatIsNoWholeAnswerIsNotRepeated() throws Exception {
    RunningGateway gateway = start(config -> config);
    for (String reply :
        new String[] {
          Replies.chat("{}").replace("\"stop\"", "\"length\""),
          Replies.chat("{}").replace("\"stop\"", "\"content_filter\""),
          Replies.chat("{}").replace("\"stop\"", "null"),
          Replies.chat("")
        }) {
      teacher.behave((request, out) -> Upstream.json(out, 200, reply));
      heard(gateway, steady("my invoice"));
    }
    teacher.recover();
    assertThat(by(gateway.chat(steady("my invoice")))).isEqualTo("upstream:fake");
  }

  @Test
  void anotherTenantIsAnotherCall() throws Exception {
    RunningGateway gateway = start(config -> config);
    with(gateway, "sk-a");
    with(gateway, "sk-b");
    opened.join().answered.take();
    opened.join().answered.take();
    int asked = teacher.asked();
    assertThat(asked).isEqualTo(2);
  }

  private static HttpResponse<String> with(RunningGateway gateway, String key) {
    return gateway.send(
        gateway
            .request("/v1/chat/completions")
            .header("Authorization", "Bearer " + key)
            .POST(HttpRequest.BodyPublishers.ofString(steady("my invoice")))
            .build());
  }

  @Test
  void anotherTeacherOrACorrectionMakesItForget() throws Exception {
    RunningGateway gateway = start(config -> config);
    heard(gateway, steady("my invoice"));
    assertThat(by(gateway.chat(steady("my invoice")))).isEqualTo("cache");
    teacher.become("teacher-2");
    heard(gateway, steady("her invoice"));
    heard(gateway, steady("my invoice"));
    HttpResponse<String> cached = gateway.chat(steady("my invoice"));
    assertThat(by(cached)).isEqualTo("cache");
    String trace = cached.headers().firstValue("x-request-id").orElseThrow();
    gateway.traces(8);
    HttpResponse<String> said =
        gateway.send(
            gateway
                .request("/bantam/v1/traces/" + trace + "/feedback")
                .POST(HttpRequest.BodyPublishers.ofString("{\"answer\":\"bug\"}"))
                .build());
    assertThat(said.statusCode()).isEqualTo(200);
    assertThat(opened.join().feedback.take().answer()).isEqualTo("bug");
    assertThat(by(gateway.chat(steady("my invoice")))).isEqualTo("upstream:fake");
  }

  @Test
  void itCanBeSwitchedOff() throws Exception {
    RunningGateway gateway = start(config -> config.withCache(CacheConfig.OFF));
    heard(gateway, steady("my invoice"));
    assertThat(by(gateway.chat(steady("my invoice")))).isEqualTo("upstream:fake");
  }
}
