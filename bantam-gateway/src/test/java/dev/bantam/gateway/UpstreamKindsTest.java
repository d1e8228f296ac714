package dev.bantam.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bantam.gateway.config.AccessConfig;
import dev.bantam.gateway.config.ConfigException;
import dev.bantam.gateway.config.GatewayConfig;
import dev.bantam.gateway.config.UpstreamConfig;
import dev.bantam.gateway.config.Wire;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Upstreams that speak something else than OpenAI's wire, set up by configuration alone. */
@Timeout(30)
class UpstreamKindsTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String CALL =
      """
      {"model":"m","messages":[{"role":"user","content":"Which colour?"}]}""";

  @TempDir private Path folder;

  private static GatewayConfig with(GatewayConfig config, UpstreamConfig upstream) {
    return config.withUpstreams(List.of(upstream));
  }

  private static UpstreamConfig speaking(UpstreamConfig like, Wire wire) {
    return new UpstreamConfig(
        like.name(),
        wire,
        like.url(),
        like.key(),
        like.headers(),
        like.connect(),
        like.firstByte(),
        like.idle(),
        like.attempts(),
        like.concurrent(),
        like.queue(),
        like.breaker(),
        like.pause());
  }

  @Test
  void recordedAnswersAreRepeated() throws Exception {
    Path file = folder.resolve("calls.jsonl");
    Files.writeString(
        file,
        """
        {"request":%s,"response":{"id":"c1","object":"chat.completion","created":1,"model":"m",\
        "choices":[{"index":0,"message":{"role":"assistant","content":"blue"},"finish_reason":"stop"}]},\
        "latency_ms":5}
        """
            .formatted(CALL.strip()));
    try (Upstream nobody = Upstream.answering("{}");
        RunningGateway gateway =
            new RunningGateway(
                nobody,
                folder.resolve("home"),
                config ->
                    with(
                        config,
                        speaking(config.upstreams().getFirst(), new Wire.Replay(file, 0))))) {
      assertThat(gateway.chat(CALL).body()).contains("blue");
      assertThat(gateway.chat(CALL.replace("colour", "size")).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void recordingsThatCannotBeReadAreAMistakeOfTheConfiguration() {
    Path absent = folder.resolve("absent.jsonl");
    try (Upstream nobody = Upstream.answering("{}")) {
      assertThatThrownBy(
              () ->
                  new RunningGateway(
                      nobody,
                      folder.resolve("home"),
                      config ->
                          with(
                              config,
                              speaking(config.upstreams().getFirst(), new Wire.Replay(absent, 0)))))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("absent.jsonl cannot be read");
    }
  }

  @Test
  void anthropicIsAskedInItsOwnWords() throws Exception {
    try (Upstream anthropic =
            Upstream.answering(
                """
                {"id":"msg_1","type":"message","role":"assistant","model":"claude-x",
                 "content":[{"type":"text","text":"green"}],"stop_reason":"end_turn",
                 "usage":{"input_tokens":3,"output_tokens":1}}""");
        RunningGateway gateway =
            new RunningGateway(
                anthropic,
                folder.resolve("home"),
                config ->
                    with(
                        config, speaking(config.upstreams().getFirst(), new Wire.Anthropic(77))))) {
      JsonNode reply = JSON.readTree(gateway.chat(CALL).body());
      assertThat(reply.path("choices").path(0).path("message").path("content").asString())
          .isEqualTo("green");
      assertThat(reply.path("usage").path("total_tokens").asInt()).isEqualTo(4);
      Upstream.Request asked = anthropic.next();
      assertThat(asked.path()).isEqualTo("/v1/messages");
      assertThat(JSON.readTree(asked.body()).path("max_tokens").asInt()).isEqualTo(77);
    }
  }

  @Test
  void theConfiguredKeyGoesWhereAnthropicLooksForIt() throws Exception {
    try (Upstream anthropic = Upstream.answering("{}")) {
      UpstreamConfig upstream =
          speaking(
              UpstreamConfig.at("a", anthropic.url()).withKey(Optional.of("sk-configured")),
              new Wire.Anthropic(77));
      GatewayConfig config =
          RunningGateway.config(anthropic)
              .withAccess(AccessConfig.DEFAULT)
              .withUpstreams(List.of(upstream));
      try (RunningGateway gateway =
          new RunningGateway(anthropic, folder.resolve("home"), usual -> config)) {
        gateway.chat(CALL);
        assertThat(anthropic.next().header("x-api-key")).contains("sk-configured");
      }
    }
  }
}
