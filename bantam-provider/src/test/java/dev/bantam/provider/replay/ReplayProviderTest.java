package dev.bantam.provider.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bantam.observe.wire.StreamedReply;
import dev.bantam.observe.wire.WireJson;
import dev.bantam.provider.FakeTicker;
import dev.bantam.provider.ProviderCall;
import dev.bantam.provider.ProviderReply;
import dev.bantam.provider.Ticker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ReplayProviderTest {

  private static final String HELLO =
      "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]%s}";

  private final FakeTicker ticker = new FakeTicker();

  private static String completion(String message) {
    return """
        {"id":"c1","object":"chat.completion","created":5,"model":"m-1","choices":[{"index":0,\
        "message":%s,"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":2,\
        "total_tokens":3}}"""
        .formatted(message);
  }

  private static final String SAID =
      "{\"role\":\"assistant\",\"content\":\"Good  morning,\\nextraordinarily good.\"}";

  private static Recording recording(String request, String response, int milliseconds) {
    return new Recording(
        WireJson.read(request), WireJson.read(response), Duration.ofMillis(milliseconds));
  }

  private ReplayProvider provider(double scale, Recording... recordings) {
    return new ReplayProvider("replay", List.of(recordings), scale, 7, ticker);
  }

  private static ProviderCall call(String body) {
    return new ProviderCall("POST", "/v1/chat/completions", Map.of(), body.getBytes(UTF_8));
  }

  private static String text(ProviderReply reply) throws IOException {
    try (reply) {
      return new String(reply.body().readAllBytes(), UTF_8);
    }
  }

  @Test
  void recognisesACallByItsMeaning() throws IOException {
    ReplayProvider replay = provider(1, recording(HELLO.formatted(""), completion(SAID), 800));
    String other =
        """
        {"temperature" : 0.5, "messages":[{"content":[{"type":"text","text":"hello"}],
        "role":"user"}], "model":"m", "user":"x"}""";
    ProviderReply reply = replay.send(call(other));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.headers().get("content-type")).containsExactly("application/json");
    assertThat(WireJson.read(text(reply))).isEqualTo(WireJson.read(completion(SAID)));
    assertThat(ticker.sleeps()).containsExactly(Duration.ofMillis(800));
  }

  @Test
  void anUnknownCallIsNotFound() throws IOException {
    ReplayProvider replay = provider(1, recording(HELLO.formatted(""), completion(SAID), 800));
    for (String body :
        List.of(
            HELLO.formatted("").replace("hello", "hallo"),
            HELLO.formatted("").replace("\"m\"", "\"n\""),
            HELLO.formatted(",\"response_format\":{\"type\":\"json_object\"}"))) {
      ProviderReply reply = replay.send(call(body));
      assertThat(reply.status()).isEqualTo(404);
      assertThat(WireJson.read(text(reply)).path("error").path("code").stringValue())
          .isEqualTo("recording_not_found");
    }
    assertThat(replay.send(call("{\"model\":")).status()).isEqualTo(400);
  }

  @Test
  void streamsWhenAskedTo() throws IOException {
    ReplayProvider replay = provider(0.5, recording(HELLO.formatted(""), completion(SAID), 1000));
    ProviderReply reply =
        replay.send(
            call(HELLO.formatted(",\"stream\":true,\"stream_options\":{\"include_usage\":true}")));
    assertThat(reply.headers().get("Content-Type")).containsExactly("text/event-stream");
    assertThat(ticker.sleeps()).containsExactly(Duration.ofMillis(150));
    String events = text(reply);
    assertThat(events).endsWith("data: [DONE]\n\n");
    JsonNode whole = StreamedReply.ofEvents(events);
    assertThat(whole.path("choices").path(0).path("message")).isEqualTo(WireJson.read(SAID));
    assertThat(whole.path("usage").path("total_tokens").intValue()).isEqualTo(3);
    Duration total = ticker.sleeps().stream().reduce(Duration.ZERO, Duration::plus);
    assertThat(total).isBetween(Duration.ofMillis(499), Duration.ofMillis(501));
  }

  @Test
  void eventsComeOneByOne() throws IOException {
    ReplayProvider replay = provider(1, recording(HELLO.formatted(""), completion(SAID), 1000));
    ProviderReply reply = replay.send(call(HELLO.formatted(",\"stream\":true")));
    byte[] buffer = new byte[10_000];
    int count = reply.body().read(buffer);
    assertThat(new String(buffer, 0, count, UTF_8))
        .contains("\"role\":\"assistant\"")
        .endsWith("\n\n")
        .doesNotContain("Good");
    assertThat(ticker.sleeps()).hasSize(1);
    reply.close();
    assertThatThrownBy(() -> reply.body().read()).hasMessageContaining("closed");
  }

  @Test
  void streamsCallsOfTools() throws IOException {
    String message =
        """
        {"role":"assistant","content":null,"tool_calls":[{"id":"t1","type":"function","function":\
        {"name":"find","arguments":"{\\"order\\": 7}"}},{"id":"t2","type":"function","function":\
        {"name":"now","arguments":"{}"}}]}""";
    ReplayProvider replay = provider(0, recording(HELLO.formatted(""), completion(message), 9));
    String events = text(replay.send(call(HELLO.formatted(",\"stream\":true"))));
    JsonNode calls =
        StreamedReply.ofEvents(events).path("choices").path(0).path("message").path("tool_calls");
    assertThat(calls.path(0).path("function").path("arguments").stringValue())
        .isEqualTo("{\"order\": 7}");
    assertThat(calls.path(1).path("function").path("name").stringValue()).isEqualTo("now");
    assertThat(ticker.sleeps()).isEmpty();
  }

  @Test
  void streamsResponses() throws IOException {
    String response =
        """
        {"id":"r","object":"response","status":"completed","output":[{"type":"message","id":"o",\
        "content":[{"type":"output_text","text":"Good morning"}]}]}""";
    ReplayProvider replay =
        provider(0, recording("{\"model\":\"m\",\"input\":\"hi\"}", response, 0));
    String events =
        text(
            replay.send(
                new ProviderCall(
                    "POST",
                    "/v1/responses",
                    Map.of(),
                    "{\"model\":\"m\",\"input\":\"hi\",\"stream\":true}".getBytes(UTF_8))));
    assertThat(events).startsWith("event: response.created\n").contains("\"delta\":\"Good \"");
    assertThat(StreamedReply.ofEvents(events)).isEqualTo(WireJson.read(response));
  }

  @Test
  void theSeedDrawsAmongSeveralAnswers() throws IOException {
    Recording[] three = new Recording[3];
    for (int i = 0; i < 3; i++) {
      three[i] =
          recording(
              HELLO.formatted(""),
              completion("{\"role\":\"assistant\",\"content\":\"%d\"}".formatted(i)),
              0);
    }
    List<List<String>> runs = new ArrayList<>();
    for (int run = 0; run < 2; run++) {
      ReplayProvider replay = provider(0, three);
      List<String> answers = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        answers.add(text(replay.send(call(HELLO.formatted("")))));
      }
      assertThat(answers.stream().distinct()).hasSize(3);
      runs.add(answers);
    }
    assertThat(runs.get(0)).isEqualTo(runs.get(1));
  }

  @Test
  void readsAFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("calls.jsonl");
    String line =
        "{\"request\":%s,\"response\":%s,\"latency_ms\":12.5}\n"
            .formatted(HELLO.formatted(""), completion(SAID));
    Files.writeString(file, line + "\n" + line.strip());
    List<Recording> recordings = RecordingFile.read(file);
    assertThat(recordings).hasSize(2);
    assertThat(recordings.getLast().latency()).isEqualTo(Duration.ofNanos(12_500_000));
    Files.writeString(file, line + "{\"request\":{}}\n");
    assertThatThrownBy(() -> RecordingFile.read(file))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("calls.jsonl, line 2: a line needs");
    assertThatThrownBy(() -> RecordingFile.read(folder.resolve("none")))
        .hasMessageContaining("cannot be read");
  }

  @Test
  void readsTheExamplesCalls() {
    List<Recording> recordings = RecordingFile.read(Path.of("../examples/calls.jsonl"));
    ReplayProvider replay = new ReplayProvider("replay", recordings, 0, 1, ticker);
    for (int i = 0; i < recordings.size(); i += 500) {
      assertThat(replay.send(call(recordings.get(i).request().toString())).status()).isIn(200, 400);
    }
  }

  @Test
  void servesManyAtOnceWithoutMixingThem() throws Exception {
    List<Recording> recordings = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      recordings.add(
          recording(
              HELLO.formatted("").replace("hello", "hello" + i),
              completion("{\"role\":\"assistant\",\"content\":\"<%d>\"}".formatted(i)),
              0));
    }
    ReplayProvider replay = new ReplayProvider("replay", recordings, 1, 1, Ticker.system());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> replies = new ArrayList<>();
      for (int i = 0; i < 1000; i++) {
        String body = HELLO.formatted("").replace("hello", "hello" + i % 100);
        replies.add(threads.submit(() -> text(replay.send(call(body)))));
      }
      for (int i = 0; i < 1000; i++) {
        assertThat(replies.get(i).get()).contains("<%d>".formatted(i % 100));
      }
    }
  }
}
