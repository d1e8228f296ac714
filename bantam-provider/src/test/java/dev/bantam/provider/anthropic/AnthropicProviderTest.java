package dev.bantam.provider.anthropic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bantam.observe.wire.StreamedReply;
import dev.bantam.observe.wire.WireJson;
import dev.bantam.provider.FakeTicker;
import dev.bantam.provider.Provider;
import dev.bantam.provider.ProviderCall;
import dev.bantam.provider.ProviderContract;
import dev.bantam.provider.ProviderException;
import dev.bantam.provider.ProviderException.Kind;
import dev.bantam.provider.ProviderReply;
import dev.bantam.provider.TestServer;
import dev.bantam.provider.http.OpenAiProvider;
import dev.bantam.provider.http.Timeouts;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class AnthropicProviderTest extends ProviderContract {

  @Override
  protected Provider provider(URI server, Timeouts timeouts) {
    return new AnthropicProvider(
        new OpenAiProvider("anthropic", server, Map.of(), timeouts), 777, new FakeTicker());
  }

  private Provider provider(TestServer server) {
    return provider(server.url(""), PATIENT);
  }

  @Override
  protected String wholeReply(String text) {
    return message("{\"type\":\"text\",\"text\":\"%s\"}".formatted(text), "end_turn");
  }

  @Override
  protected String streamStart() {
    return event(
            """
            {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant",\
            "model":"claude-x","content":[],"usage":{"input_tokens":10,\
            "cache_read_input_tokens":4,"output_tokens":1}}}""")
        + event(
            "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":"
                + "{\"type\":\"text\",\"text\":\"\"}}")
        + event("{\"type\":\"ping\"}");
  }

  @Override
  protected String streamText(String text) {
    return event(
        ("{\"type\":\"content_block_delta\",\"index\":0,"
                + "\"delta\":{\"type\":\"text_delta\",\"text\":\"%s\"}}")
            .formatted(text));
  }

  @Override
  protected String streamEnd() {
    return event("{\"type\":\"content_block_stop\",\"index\":0}") + stop("end_turn");
  }

  private static String stop(String reason) {
    return event(
            ("{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"%s\"},"
                    + "\"usage\":{\"output_tokens\":7}}")
                .formatted(reason))
        + event("{\"type\":\"message_stop\"}");
  }

  private static String event(String data) {
    return "event: %s\ndata: %s\n\n"
        .formatted(WireJson.read(data).path("type").stringValue(), data);
  }

  private static String message(String content, String reason) {
    return """
    {"id":"msg_1","type":"message","role":"assistant","model":"claude-x","content":[%s],
    "stop_reason":"%s","stop_sequence":null,
    "usage":{"input_tokens":10,"cache_creation_input_tokens":3,"cache_read_input_tokens":4,\
    "output_tokens":7}}"""
        .formatted(content, reason);
  }

  private ProviderReply ask(TestServer server, String fields) {
    ProviderCall call =
        post(
            "/v1/chat/completions",
            "{\"model\":\"claude\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]%s}"
                .formatted(fields));
    return provider(server).send(call);
  }

  private static TestServer answering(int status, String body, String... headers)
      throws IOException {
    return new TestServer(
        x -> {
          x.request();
          x.reply(status, body, headers);
        });
  }

  @Test
  void sendsWhatTheMessagesApiWants() throws IOException {
    try (TestServer server = answering(200, wholeReply("x"))) {
      ProviderCall call =
          new ProviderCall(
              "POST",
              "/v1/chat/completions",
              Map.of(
                  "Authorization", List.of("Bearer sk-1"),
                  "Accept-Encoding", List.of("gzip"),
                  "X-Stainless-Lang", List.of("java")),
              chat().body());
      assertThat(provider(server).send(call).status()).isEqualTo(200);
      TestServer.Request seen = server.requests().getFirst();
      assertThat(seen.line()).isEqualTo("POST /v1/messages HTTP/1.1");
      assertThat(seen.headers())
          .containsEntry("x-api-key", "sk-1")
          .containsEntry("anthropic-version", "2023-06-01")
          .containsEntry("content-type", "application/json")
          .doesNotContainKeys("Authorization", "Accept-Encoding", "X-Stainless-Lang");
      assertThat(WireJson.read(seen.text()).path("max_tokens").intValue()).isEqualTo(777);
    }
  }

  @Test
  void translatesMessages() throws IOException {
    String content =
        """
        {"type":"thinking","thinking":"hm","signature":"s"},{"type":"text","text":"It "},
        {"type":"text","text":"rains."},
        {"type":"tool_use","id":"t1","name":"at","input":{"x":1}}""";
    try (TestServer server =
        answering(200, message(content, "tool_use"), "request-id: req_1", "Set-Cookie: no")) {
      ProviderReply reply = ask(server, "");
      assertThat(reply.headers())
          .containsEntry("x-request-id", List.of("req_1"))
          .containsEntry("content-type", List.of("application/json"))
          .doesNotContainKey("set-cookie");
      assertThat(WireJson.read(text(reply)))
          .isEqualTo(
              WireJson.read(
                  """
                  {"id":"msg_1","object":"chat.completion","created":1793534400,
                   "model":"claude-x","choices":[{"index":0,"message":{"role":"assistant",
                   "content":"It rains.","refusal":null,"tool_calls":[{"id":"t1",
                   "type":"function","function":{"name":"at","arguments":"{\\"x\\":1}"}}]},
                   "logprobs":null,"finish_reason":"tool_calls"}],
                   "usage":{"prompt_tokens":17,"completion_tokens":7,"total_tokens":24,
                   "prompt_tokens_details":{"cached_tokens":4}}}"""));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "end_turn,stop", "stop_sequence,stop", "max_tokens,length", "tool_use,tool_calls",
    "refusal,content_filter", "pause_turn,stop", "model_context_window_exceeded,length", "new,stop"
  })
  void translatesWhyItEnded(String reason, String finish) throws IOException {
    try (TestServer server = answering(200, message("", reason))) {
      JsonNode choice = WireJson.read(text(ask(server, ""))).path("choices").path(0);
      assertThat(choice.path("finish_reason").stringValue()).isEqualTo(finish);
      assertThat(choice.path("message").path("content").stringValue()).isEmpty();
    }
  }

  @Test
  void translatesStreamsOfToolsWithCounts() throws IOException {
    String events =
        streamStart()
            + streamText("Let me see.")
            + event("{\"type\":\"content_block_stop\",\"index\":0}")
            + toolStart(1, "t1", "at")
            + arguments(1, "")
            + arguments(1, "{\\\"x\\\"")
            + arguments(1, ": 1}")
            + event("{\"type\":\"content_block_stop\",\"index\":1}")
            + toolStart(2, "t2", "now")
            + event("{\"type\":\"content_block_stop\",\"index\":2}")
            + stop("tool_use");
    try (TestServer server = answering(200, events, "Content-Type: text/event-stream")) {
      String chunks =
          text(ask(server, ",\"stream\":true,\"stream_options\":{\"include_usage\":true}"));
      assertThat(chunks).endsWith("data: [DONE]\n\n").contains("\"choices\":[],\"usage\"");
      List<JsonNode> parsed = new ArrayList<>();
      chunks
          .lines()
          .filter(line -> line.startsWith("data: {"))
          .forEach(line -> parsed.add(WireJson.read(line.substring(6))));
      assertThat(parsed)
          .allSatisfy(
              chunk -> {
                assertThat(chunk.path("object").stringValue()).isEqualTo("chat.completion.chunk");
                assertThat(chunk.path("id").stringValue()).isEqualTo("msg_1");
                assertThat(chunk.path("model").stringValue()).isEqualTo("claude-x");
              });
      JsonNode whole = StreamedReply.ofEvents(chunks);
      JsonNode choice = whole.path("choices").path(0);
      assertThat(choice.path("finish_reason").stringValue()).isEqualTo("tool_calls");
      assertThat(choice.path("message").path("content").stringValue()).isEqualTo("Let me see.");
      JsonNode calls = choice.path("message").path("tool_calls");
      assertThat(calls.path(0).path("function").path("arguments").stringValue())
          .isEqualTo("{\"x\": 1}");
      assertThat(calls.path(1).path("function").path("name").stringValue()).isEqualTo("now");
      assertThat(calls.path(1).path("function").path("arguments").stringValue()).isEqualTo("{}");
      assertThat(whole.path("usage"))
          .isEqualTo(
              WireJson.read(
                  """
                  {"prompt_tokens":14,"completion_tokens":7,"total_tokens":21,
                   "prompt_tokens_details":{"cached_tokens":4}}"""));
    }
  }

  private static String toolStart(int index, String id, String name) {
    return event(
        ("{\"type\":\"content_block_start\",\"index\":%d,\"content_block\":"
                + "{\"type\":\"tool_use\",\"id\":\"%s\",\"name\":\"%s\",\"input\":{}}}")
            .formatted(index, id, name));
  }

  private static String arguments(int index, String part) {
    return event(
        ("{\"type\":\"content_block_delta\",\"index\":%d,"
                + "\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"%s\"}}")
            .formatted(index, part));
  }

  @Test
  void anErrorMidwayIsAnErrorOfTheStream() throws IOException {
    String events =
        streamStart()
            + streamText("a")
            + event(
                "{\"type\":\"error\",\"error\":"
                    + "{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}");
    try (TestServer server = answering(200, events, "Content-Type: text/event-stream")) {
      assertThat(text(ask(server, ",\"stream\":true")))
          .endsWith(
              "event: error\ndata: {\"error\":{\"message\":\"Overloaded\",\"type\":"
                  + "\"server_error\",\"param\":null,\"code\":\"overloaded_error\"}}\n\n")
          .doesNotContain("[DONE]");
    }
  }

  @Test
  void aStreamThatEndsTooSoonIsBroken() throws IOException {
    for (String events : List.of(streamStart(), streamStart() + "data: {\"type\":\n\n")) {
      try (TestServer server = answering(200, events, "Content-Type: text/event-stream")) {
        ProviderReply reply = ask(server, ",\"stream\":true");
        assertThatThrownBy(() -> text(reply))
            .isInstanceOfSatisfying(
                ProviderException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BROKEN));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400,invalid_request_error,400,invalid_request_error",
    "401,authentication_error,401,invalid_api_key",
    "402,billing_error,403,insufficient_quota",
    "403,permission_error,403,permission_error",
    "404,not_found_error,404,model_not_found",
    "413,request_too_large,413,request_too_large",
    "429,rate_limit_error,429,rate_limit_exceeded",
    "500,api_error,500,api_error",
    "529,overloaded_error,503,overloaded_error"
  })
  void translatesErrors(int status, String type, int expected, String code) throws IOException {
    String body =
        "{\"type\":\"error\",\"error\":{\"type\":\"%s\",\"message\":\"no\"}}".formatted(type);
    try (TestServer server = answering(status, body, "Retry-After: 7")) {
      for (String fields : List.of("", ",\"stream\":true")) {
        ProviderReply reply = ask(server, fields);
        assertThat(reply.status()).isEqualTo(expected);
        assertThat(reply.headers()).containsEntry("retry-after", List.of("7"));
        JsonNode error = WireJson.read(text(reply)).path("error");
        assertThat(error.path("message").stringValue()).isEqualTo("no");
        assertThat(error.path("code").stringValue()).isEqualTo(code);
      }
    }
  }

  @Test
  void aPageOfSomeProxyIsAnErrorOfItsStatus() throws IOException {
    try (TestServer server = answering(502, "<html>Bad Gateway</html>")) {
      ProviderReply reply = ask(server, "");
      assertThat(reply.status()).isEqualTo(502);
      assertThat(WireJson.read(text(reply)).path("error").path("message").stringValue())
          .isEqualTo("anthropic answered with the status 502 and no error message");
    }
  }

  @Test
  void whatIsNoMessageIsBroken() throws IOException {
    for (String body : List.of("<html></html>", "{\"content\":[", "{}", "")) {
      try (TestServer server = answering(200, body)) {
        assertThatThrownBy(() -> ask(server, ""))
            .isInstanceOfSatisfying(
                ProviderException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BROKEN));
      }
    }
  }

  @Test
  void refusesWhatItCannotSay() throws IOException {
    try (TestServer server = answering(200, "{}")) {
      ProviderReply reply = ask(server, ",\"n\":3");
      assertThat(reply.status()).isEqualTo(400);
      JsonNode error = WireJson.read(text(reply)).path("error");
      assertThat(error.path("param").stringValue()).isEqualTo("n");
      assertThat(error.path("message").stringValue()).startsWith("n: Anthropic's Messages API");
      Provider provider = provider(server);
      assertThat(provider.send(post("/v1/chat/completions", "{")).status()).isEqualTo(400);
      assertThat(provider.send(post("/v1/embeddings", "{}")).status()).isEqualTo(404);
      assertThat(
              provider
                  .send(new ProviderCall("GET", "/v1/models", Map.of(), "".getBytes(UTF_8)))
                  .status())
          .isEqualTo(404);
      assertThat(server.requests()).isEmpty();
    }
  }
}
