package dev.bantam.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.StructuredChatCompletionCreateParams;
import dev.bantam.gateway.config.CacheConfig;
import dev.bantam.gateway.config.GatewayConfig;
import dev.bantam.gateway.config.LoopConfig;
import dev.bantam.gateway.config.StoreConfig;
import dev.bantam.gateway.config.TaskConfig;
import dev.bantam.gateway.store.CallCosts;
import dev.bantam.gateway.store.StoredTrace;
import dev.bantam.gateway.store.TraceExport;
import dev.bantam.gateway.store.TraceFilter;
import dev.bantam.gateway.store.TraceStore;
import dev.bantam.loop.TeacherAnswer;
import dev.bantam.observe.wire.WireJson;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Calls that are answered in the upstream's place. */
@Timeout(60)
class LocalAnswersTest {

  static final String SCHEMA =
      """
      "response_format":{"type":"json_schema","json_schema":{"name":"k","strict":true,"schema":\
      {"type":"object","properties":{"kind":{"type":"string","enum":["bug","billing","account"]}},\
      "required":["kind"],"additionalProperties":false}}}""";

  private static final TeacherAnswer BILLING =
      new TeacherAnswer.Answered("{\"kind\":\"billing\"}", "teacher-1");

  /** What clients of openai-java are answered with. */
  public static class Sorted {
    public String kind = "";
  }

  @TempDir private Path home;
  private final Teacher teacher = new Teacher();
  private final CompletableFuture<ScriptedLoop> opened = new CompletableFuture<>();
  private Optional<RunningGateway> running = Optional.empty();

  private ScriptedLoop loop() {
    return opened.join();
  }

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

  /** A gateway whose upstream has accepted that callers bring no key. */
  private RunningGateway known(UnaryOperator<GatewayConfig> settings) throws Exception {
    RunningGateway gateway = start(settings);
    assertThat(by(gateway.chat(call("first invoice")))).isEqualTo("upstream:fake");
    loop().answered.take();
    return gateway;
  }

  @AfterEach
  void stop() {
    running.ifPresent(RunningGateway::close);
  }

  static String call(String text) {
    return """
        {"model":"m","messages":[{"role":"user","content":"%s"}],%s}"""
        .formatted(text, SCHEMA);
  }

  private static String by(HttpResponse<String> reply) {
    return header(reply, "x-bantam-answered-by");
  }

  private static String header(HttpResponse<String> reply, String name) {
    return reply.headers().firstValue(name).orElse("");
  }

  @Test
  void aSpecialistAnswersAndSaysSo() throws Exception {
    RunningGateway gateway = known(config -> config);
    loop().answer("{\"kind\":\"bug\"}");
    HttpResponse<String> reply = gateway.chat(call("my invoice"));
    assertThat(by(reply)).isEqualTo("local:lexical");
    assertThat(header(reply, "x-bantam-task")).isEqualTo(ScriptedLoop.TASK);
    assertThat(header(reply, "x-bantam-confidence")).isEqualTo("0.9877");
    assertThat(header(reply, "x-request-id")).hasSize(26);
    assertThat(reply.body()).contains("\"model\":\"m\"").contains("{\\\"kind\\\":\\\"bug\\\"}");
    StoredTrace trace = gateway.traces(2).getLast();
    assertThat(trace.answeredBy()).isEqualTo("local:lexical");
    assertThat(trace.task()).isEqualTo(ScriptedLoop.TASK);
    assertThat(trace.coin()).isEqualTo(1);
    assertThat(trace.usage().input()).isPositive();
    assertThat(teacher.asked()).isEqualTo(1);
    try (TraceStore store = gateway.store()) {
      assertThat(
              TraceExport.write(
                  store,
                  TraceFilter.ALL,
                  CallCosts.of(GatewayConfig.DEFAULT),
                  OutputStream.nullOutputStream()))
          .isEqualTo(new TraceExport.Result(1, 1));
    }
  }

  @Test
  void aSpecialistIsAskedOnceAndACallCountsAsWhatItWas() throws Exception {
    RunningGateway gateway = known(config -> config.withCache(CacheConfig.OFF));
    loop().answer("{\"kind\":\"bug\"}");
    loop().inferences.set(0);
    assertThat(by(gateway.chat(call("my invoice")))).isEqualTo("local:lexical");
    assertThat(loop().inferences).hasValue(1);
    assertThat(loop().given).hasValue(1);
    loop().sample(true);
    assertThat(by(gateway.chat(call("my invoice")))).isEqualTo("local:lexical");
    assertThat(loop().inferences).hasValue(2);
    assertThat(loop().given).hasValue(2);
    assertThat(by(with(gateway, "sk-new", "m"))).isEqualTo("upstream:fake");
    loop().breakDown();
    assertThat(by(gateway.chat(call("my invoice")))).isEqualTo("upstream:fake");
    assertThat(loop().given).hasValue(2);
  }

  @Test
  void whatAPersonSaidGoesBeforeWhatWasCached() throws Exception {
    RunningGateway gateway = known(config -> config);
    String asked = call("my invoice").replace("\"model\"", "\"temperature\":0,\"model\"");
    assertThat(by(gateway.chat(asked))).isEqualTo("upstream:fake");
    loop().answered.take();
    String again = by(gateway.chat(asked));
    while (!again.equals("cache")) {
      again = by(gateway.chat(asked)); // It is kept a moment later than it goes out.
    }
    loop().answer("{\"kind\":\"bug\"}");
    assertThat(by(gateway.chat(asked))).isEqualTo("cache");
    loop().correct();
    assertThat(by(gateway.chat(asked))).isEqualTo("local:lexical");
  }

  @Test
  void openAiJavaReadsWhatASpecialistAnswers() throws Exception {
    RunningGateway gateway = start(config -> config);
    OpenAIClient client = client(gateway);
    try {
      StructuredChatCompletionCreateParams<Sorted> ask =
          ChatCompletionCreateParams.builder()
              .model("m")
              .addUserMessage("my invoice")
              .responseFormat(Sorted.class)
              .build();
      assertThat(kind(client, ask)).isEqualTo("billing");
      loop().answered.take();
      loop().answer("{\"kind\":\"bug\"}");
      assertThat(kind(client, ask)).isEqualTo("bug");
      StringBuilder text = new StringBuilder();
      try (StreamResponse<ChatCompletionChunk> chunks =
          client.chat().completions().createStreaming(ask.rawParams())) {
        chunks.stream()
            .flatMap(chunk -> chunk.choices().stream())
            .forEach(choice -> choice.delta().content().ifPresent(text::append));
      }
      assertThat(text.toString()).isEqualTo("{\"kind\":\"bug\"}");
    } finally {
      client.close();
    }
    assertThat(gateway.traces(3))
        .extracting(StoredTrace::stream)
        .containsExactly(false, false, true);
  }

  private static OpenAIClient client(RunningGateway gateway) {
    return OpenAIOkHttpClient.builder().baseUrl(gateway.url()).apiKey("sk-mine").build();
  }

  private static String kind(
      OpenAIClient client, StructuredChatCompletionCreateParams<Sorted> ask) {
    return client
        .chat()
        .completions()
        .create(ask)
        .choices()
        .getFirst()
        .message()
        .content()
        .orElseThrow()
        .kind;
  }

  @Test
  void aSampledCallIsPromisedToTheTeacherBeforeItsAnswerGoesOut() throws Exception {
    RunningGateway gateway = known(config -> config);
    loop().answer("{\"kind\":\"bug\"}");
    loop().sample(true);
    HttpResponse<String> reply =
        gateway.chat(call("my invoice").replace("\"model\"", "\"stream\":true,\"model\""));
    assertThat(by(reply)).isEqualTo("local:lexical");
    ScriptedLoop.Told told = loop().settled.take();
    assertThat(told.id()).isEqualTo(header(reply, "x-request-id"));
    assertThat(told.answer()).isEqualTo(BILLING);
    assertThat(loop().answered).isEmpty();
    assertThat(gateway.get("/metrics").body())
        .contains("bantam_questions_tokens_total{kind=\"input\"} 7\n")
        .contains("bantam_questions_tokens_total{kind=\"output\"} 3\n");
  }

  @Test
  void aResponseThatWasMadeHereCanBeBuiltUponNowhere() throws Exception {
    RunningGateway gateway = known(config -> config);
    loop().answer("{\"kind\":\"bug\"}");
    HttpResponse<String> first = gateway.send(response("\"input\":\"my invoice\""));
    assertThat(by(first)).isEqualTo("local:lexical");
    JsonNode made = WireJson.read(first.body());
    assertThat(made.path("store").booleanValue(true)).isFalse();
    HttpResponse<String> second =
        gateway.send(
            response(
                "\"input\":\"and now?\",\"previous_response_id\":\"%s\""
                    .formatted(made.path("id").stringValue(""))));
    assertThat(second.statusCode()).isEqualTo(400);
    assertThat(second.body()).contains("previous_response_not_stored", "whole conversation");
    assertThat(by(gateway.send(response("\"input\":\"my invoice\",\"store\":true"))))
        .isEqualTo("upstream:fake");
  }

  private HttpRequest response(String properties) {
    String schema = SCHEMA.substring(SCHEMA.indexOf("\"schema\":"), SCHEMA.length() - 2);
    return running
        .orElseThrow()
        .request("/v1/responses")
        .POST(
            HttpRequest.BodyPublishers.ofString(
                """
                {"model":"m",%s,"text":{"format":{"type":"json_schema","name":"k","strict":true,%s}}}"""
                    .formatted(properties, schema)))
        .build();
  }

  @Test
  void whatCannotBePromisedGoesUpstream() throws Exception {
    RunningGateway gateway = known(config -> config);
    loop().answer("{\"kind\":\"bug\"}");
    loop().sample(true);
    loop().breakDown();
    assertThat(by(gateway.chat(call("my invoice")))).isEqualTo("upstream:fake");
    assertThat(loop().answered.take().answer()).isEqualTo(BILLING);
  }

  @Test
  void aTeacherThatIsDownIsAskedAgain() throws Exception {
    RunningGateway gateway = known(config -> config);
    loop().answer("{\"kind\":\"bug\"}");
    loop().sample(true);
    teacher.behave((request, out) -> Upstream.json(out, 503, "{\"error\":{\"message\":\"down\"}}"));
    assertThat(by(gateway.chat(call("my invoice")))).isEqualTo("local:lexical");
    while (teacher.asked() < 2) {
      Thread.sleep(5);
    }
    assertThat(loop().settled).isEmpty();
    teacher.recover();
    assertThat(loop().settled.take().answer()).isEqualTo(BILLING);
  }

  @Test
  void aTeacherIsNotAskedAfterTheDeadline() throws Exception {
    RunningGateway gateway =
        known(
            config ->
                config.withLoop(
                    new LoopConfig(true, Duration.ofMillis(1), TaskConfig.DEFAULT, Map.of())));
    loop().answer("{\"kind\":\"bug\"}");
    loop().sample(true);
    teacher.behave((request, out) -> Upstream.json(out, 503, "{\"error\":{\"message\":\"down\"}}"));
    gateway.chat(call("my invoice"));
    gateway.chat(call("my invoice"));
    try (var store = gateway.store()) {
      assertThat(store.loop().pending()).hasSize(2);
    }
    assertThat(loop().settled).isEmpty();
  }

  @Test
  void callersOwnKeysCountOnceTheUpstreamAcceptedThem() throws Exception {
    RunningGateway gateway = start(config -> config);
    loop().answer("{\"kind\":\"bug\"}");
    assertThat(by(with(gateway, "sk-a", "m"))).isEqualTo("upstream:fake");
    assertThat(by(with(gateway, "sk-a", "m"))).isEqualTo("local:lexical");
    assertThat(by(with(gateway, "sk-b", "m"))).isEqualTo("upstream:fake");
    assertThat(by(with(gateway, "sk-a", "dearer"))).isEqualTo("upstream:fake");
    teacher.behave((request, out) -> Upstream.json(out, 401, "{\"error\":{\"message\":\"no\"}}"));
    assertThat(with(gateway, "sk-a", "third").statusCode()).isEqualTo(401);
    assertThat(with(gateway, "sk-a", "m").statusCode()).isEqualTo(401);
    assertThat(by(with(gateway, "sk-b", "m"))).isEqualTo("local:lexical");
    assertThat(with(gateway, "sk-c", "m").statusCode()).isEqualTo(401);
    assertThat(with(gateway, "sk-c", "m").statusCode()).isEqualTo(401);
  }

  private static HttpResponse<String> with(RunningGateway gateway, String key, String model) {
    return gateway.send(
        gateway
            .request("/v1/chat/completions")
            .header("Authorization", "Bearer " + key)
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    call("my invoice").replace("\"m\"", "\"" + model + "\"")))
            .build());
  }

  @Test
  void aClientMayWantItsUpstreamsOwnAnswer() throws Exception {
    RunningGateway gateway = known(config -> config);
    loop().answer("{\"kind\":\"bug\"}");
    HttpResponse<String> reply =
        gateway.send(
            gateway
                .request("/v1/chat/completions")
                .header("x-bantam-local", "never")
                .POST(HttpRequest.BodyPublishers.ofString(call("my invoice")))
                .build());
    assertThat(by(reply)).isEqualTo("upstream:fake");
    assertThat(loop().answered.take().answer()).isEqualTo(BILLING);
  }

  @Test
  void anAnswerThatDoesNotFitTheClientsFormatStays() throws Exception {
    RunningGateway gateway = known(config -> config);
    loop().answer("neither");
    assertThat(by(gateway.chat(call("my invoice")))).isEqualTo("upstream:fake");
  }

  @Test
  void nothingIsLearnedWhereNothingIsKept() throws Exception {
    RunningGateway gateway = start(config -> recording(config, StoreConfig.Recording.HASHES));
    loop().answer("{\"kind\":\"bug\"}");
    gateway.chat(call("a"));
    assertThat(by(gateway.chat(call("my invoice")))).isEqualTo("upstream:fake");
    assertThat(gateway.traces(2)).extracting(StoredTrace::task).containsOnly("");
    assertThat(loop().answered).isEmpty();
  }

  @Test
  void theLoopCanBeSwitchedOff() throws Exception {
    RunningGateway gateway = known(config -> config);
    loop().answer("{\"kind\":\"bug\"}");
    assertThat(by(gateway.chat(call("my invoice")))).isEqualTo("local:lexical");
    gateway
        .gateway()
        .reload(gateway.settings().withLoop(LoopConfig.OFF).withCache(CacheConfig.OFF));
    gateway.chat(call("an invoice"));
    assertThat(by(gateway.chat(call("my invoice")))).isEqualTo("upstream:fake");
  }

  private static GatewayConfig recording(GatewayConfig config, StoreConfig.Recording what) {
    StoreConfig s = config.store();
    return config.withStore(
        new StoreConfig(s.url(), s.durability(), what, s.maxBody(), s.queue(), s.retention()));
  }

  @Test
  void whatTeachersSayIsHeardAsItIs() throws Exception {
    RunningGateway gateway = start(config -> config);
    List<String> replies =
        List.of(
            Replies.chat(""),
            Replies.chat("half").replace("\"stop\"", "\"length\""),
            Replies.chat("x").replace("\"content\":\"x\"", "\"content\":null,\"refusal\":\"no\""),
            Replies.chat("x").replace("\"stop\"", "\"content_filter\""),
            Replies.chat("outside"));
    for (String reply : replies) {
      teacher.behave((request, out) -> Upstream.json(out, 200, reply));
      gateway.chat(call("my invoice"));
    }
    teacher.behave(
        (request, out) -> Upstream.json(out, 400, "{\"error\":{\"message\":\"policy\"}}"));
    gateway.chat(call("my invoice"));
    teacher.behave((request, out) -> Upstream.json(out, 500, "{\"error\":{\"message\":\"down\"}}"));
    gateway.chat(call("my invoice"));
    teacher.recover();
    gateway.chat(call("my invoice"));
    List<TeacherAnswer> heard = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      heard.add(loop().answered.take().answer());
    }
    assertThat(heard)
        .containsExactly(
            new TeacherAnswer.Unusable("empty"),
            new TeacherAnswer.Unusable("truncated at the limit of tokens"),
            new TeacherAnswer.Unusable("refused"),
            new TeacherAnswer.Unusable("filtered"),
            new TeacherAnswer.Answered("outside", "gpt-test"),
            new TeacherAnswer.Unusable("error: policy"),
            BILLING);
  }

  @Test
  void aRetryOfACallThatFailedIsNoRetry() throws Exception {
    RunningGateway gateway = start(config -> config);
    teacher.behave((request, out) -> Upstream.json(out, 500, "{\"error\":{\"message\":\"down\"}}"));
    gateway.chat(call("my invoice"));
    teacher.recover();
    again(gateway, "my invoice");
    again(gateway, "another invoice");
    assertThat(loop().answered.take().retry()).isFalse();
    assertThat(loop().answered.take().retry()).isTrue();
  }

  private static void again(RunningGateway gateway, String text) {
    gateway.send(
        gateway
            .request("/v1/chat/completions")
            .header("x-stainless-retry-count", "1")
            .POST(HttpRequest.BodyPublishers.ofString(call(text)))
            .build());
  }
}
