package dev.bantam.provider.anthropic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.observe.wire.WireJson;
import dev.bantam.provider.BytesReply;
import dev.bantam.provider.FakeProvider;
import dev.bantam.provider.FakeTicker;
import dev.bantam.provider.Mutations;
import dev.bantam.provider.ProviderCall;
import dev.bantam.provider.ProviderException;
import dev.bantam.provider.ProviderReply;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MutatedTranslationsTest {

  private static final String CHAT =
      """
      {"model":"claude","stream":true,"stream_options":{"include_usage":true},"max_tokens":5,
       "temperature":0.5,"stop":["a"],"n":1,"messages":[{"role":"system","content":"s"},
       {"role":"user","content":[{"type":"text","text":"t"},{"type":"image_url",
        "image_url":{"url":"data:image/png;base64,QUJD"}}]},
       {"role":"assistant","content":null,"tool_calls":[{"id":"t1","type":"function",
        "function":{"name":"f","arguments":"{\\"x\\":1}"}}]},
       {"role":"tool","tool_call_id":"t1","content":"r"}],
       "tools":[{"type":"function","function":{"name":"f","parameters":{"type":"object"}}}],
       "tool_choice":{"type":"function","function":{"name":"f"}},
       "response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{}}}}""";

  private static final String MESSAGE =
      """
      {"id":"m","model":"c","content":[{"type":"text","text":"t"},{"type":"tool_use","id":"t1",
       "name":"f","input":{"x":1}}],"stop_reason":"tool_use","usage":{"input_tokens":1,
       "output_tokens":2,"cache_read_input_tokens":3}}""";

  private static final String EVENTS =
      """
      event: message_start
      data: {"type":"message_start","message":{"id":"m","model":"c","usage":{"input_tokens":1}}}

      data: {"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"t"}}

      data: {"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta",\
      "partial_json":"{}"}}

      data: {"type":"content_block_stop","index":0}

      data: {"type":"error","error":{"type":"overloaded_error","message":"m"}}

      data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":3}}

      data: {"type":"message_stop"}

      """;

  private final Random random = new Random(41);

  /** Asks with this chat and gets these bytes back. */
  private static int ask(String chat, String type, String back) throws IOException {
    FakeProvider wire =
        new FakeProvider("wire")
            .then(
                () ->
                    new BytesReply(
                        200, Map.of("Content-Type", List.of(type)), back.getBytes(UTF_8)));
    AnthropicProvider provider = new AnthropicProvider(wire, 9, new FakeTicker());
    ProviderCall call =
        new ProviderCall("POST", "/v1/chat/completions", Map.of(), chat.getBytes(UTF_8));
    try (ProviderReply reply = provider.send(call)) {
      String body = new String(reply.body().readAllBytes(), UTF_8);
      if (!type.startsWith("text/event-stream") || reply.status() != 200) {
        assertThat(WireJson.read(body).isObject()).isTrue();
      }
      return reply.status();
    } catch (ProviderException e) {
      return 0;
    }
  }

  @Test
  void badRequestsAreRefusedInWords() throws IOException {
    int passed = 0;
    for (int i = 0; i < 3000; i++) {
      int status = ask(Mutations.mutate(CHAT, random), "application/json", MESSAGE);
      assertThat(status).isIn(200, 400);
      passed += status == 200 ? 1 : 0;
    }
    assertThat(passed).isBetween(100, 2900);
  }

  @Test
  void badRepliesAreFailures() throws IOException {
    int failed = 0;
    for (int i = 0; i < 3000; i++) {
      failed += ask(CHAT, "application/json", Mutations.mutate(MESSAGE, random)) == 0 ? 1 : 0;
      failed += ask(CHAT, "text/event-stream", Mutations.mutate(EVENTS, random)) == 0 ? 1 : 0;
    }
    assertThat(failed).isBetween(1000, 5900);
  }
}
