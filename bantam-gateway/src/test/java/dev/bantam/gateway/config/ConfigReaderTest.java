package dev.bantam.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ConfigReaderTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of("UPSTREAM_KEY", "sk-secret", "PORT", "99999");

  private static GatewayConfig read(String yaml) {
    return ConfigReader.read(
        yaml.getBytes(StandardCharsets.UTF_8),
        "bantam.yaml",
        name -> Optional.ofNullable(ENVIRONMENT.get(name)));
  }

  @Test
  void nothingSaidIsEverythingByDefault() {
    assertThat(read("# nothing\n")).isEqualTo(GatewayConfig.DEFAULT);
    assertThat(read("server: {}\naccess:\nstore: {}\n")).isEqualTo(GatewayConfig.DEFAULT);
  }

  /** Whoever changes a default changes what people rely on. */
  @Test
  void everyDefault() {
    assertThat(GatewayConfig.DEFAULT)
        .isEqualTo(
            new GatewayConfig(
                new ServerConfig(
                    "127.0.0.1",
                    8807,
                    67_108_864,
                    Duration.ofSeconds(60),
                    32_768,
                    10_000,
                    Duration.ofMinutes(10),
                    Duration.ofSeconds(10)),
                new AccessConfig(
                    AccessConfig.Mode.PASS_THROUGH, List.of(), List.of(), Optional.empty()),
                List.of(
                    new UpstreamConfig(
                        "openai",
                        new Wire.OpenAi(),
                        URI.create("https://api.openai.com/v1"),
                        Optional.empty(),
                        Map.of(),
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(5),
                        1,
                        OptionalInt.empty(),
                        100,
                        OptionalInt.empty(),
                        Duration.ofSeconds(10))),
                List.of(),
                new StoreConfig(
                    Optional.empty(),
                    StoreConfig.Durability.BATCHED,
                    StoreConfig.Recording.FULL,
                    16_777_216,
                    67_108_864,
                    Optional.empty()),
                new CacheConfig(33_554_432, false),
                new LoopConfig(
                    true,
                    Duration.ofMinutes(10),
                    new TaskConfig(
                        0.05,
                        0.05,
                        TaskConfig.Promote.APPROVE,
                        new SampleConfig(0.05, 0.05, 1),
                        List.of(TaskConfig.Rung.LEXICAL),
                        OptionalInt.empty(),
                        List.of(),
                        TaskConfig.Pool.TENANT,
                        Duration.ofMinutes(10)),
                    Map.of()),
                new TelemetryConfig(Optional.empty(), Map.of())));
  }

  @Test
  void aCollector() {
    assertThat(
            read("telemetry:\n  otlp: http://127.0.0.1:4318\n  headers: {x-key: abc}\n")
                .telemetry())
        .isEqualTo(
            new TelemetryConfig(
                Optional.of(URI.create("http://127.0.0.1:4318")), Map.of("x-key", "abc")));
  }

  @Test
  void everySetting() {
    GatewayConfig config =
        read(
            """
            server:
              address: 0.0.0.0
              port: 9000
              max_body: 1MB
              body_timeout: 5s
              max_headers: 8KB
              max_connections: 10
              idle: 1m
              drain: 500ms
            access:
              mode: keys
              hosts: [gateway.local]
              origins: ["https://app.example.com"]
              tenant_key: 0123456789abcdef
            upstreams:
              - name: main
                url: http://localhost:1/v1
                key: ${UPSTREAM_KEY}
                headers: {x-team: a}
                connect: 1s
                first_byte: 2s
                idle: 3s
                attempts: 4
                concurrent: 5
                queue: 6
                breaker: 7
                pause: 8s
              - name: spare
                url: https://spare.example.com
            models:
              gpt-*: [main, spare/big]
              "*": spare
            store:
              url: jdbc:postgresql://db/bantam
              durability: every-call
              record: hashes
              max_body: 2MB
              queue: 3MB
              retention: 30d
            """);
    UpstreamConfig main = config.upstreams().getFirst();
    assertThat(config.server())
        .isEqualTo(
            new ServerConfig(
                "0.0.0.0",
                9000,
                1 << 20,
                Duration.ofSeconds(5),
                8192,
                10,
                Duration.ofMinutes(1),
                Duration.ofMillis(500)));
    assertThat(config.access())
        .isEqualTo(
            new AccessConfig(
                AccessConfig.Mode.KEYS,
                List.of("gateway.local"),
                List.of("https://app.example.com"),
                Optional.of("0123456789abcdef")));
    assertThat(main)
        .isEqualTo(
            new UpstreamConfig(
                "main",
                new Wire.OpenAi(),
                URI.create("http://localhost:1/v1"),
                Optional.of("sk-secret"),
                Map.of("x-team", "a"),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                4,
                OptionalInt.of(5),
                6,
                OptionalInt.of(7),
                Duration.ofSeconds(8)));
    assertThat(config.routes())
        .containsExactly(
            new RouteConfig(
                "gpt-*",
                List.of(
                    new RouteConfig.Hop("main", Optional.empty()),
                    new RouteConfig.Hop("spare", Optional.of("big")))),
            new RouteConfig("*", List.of(new RouteConfig.Hop("spare", Optional.empty()))));
    assertThat(config.store())
        .isEqualTo(
            new StoreConfig(
                Optional.of("jdbc:postgresql://db/bantam"),
                StoreConfig.Durability.EVERY_CALL,
                StoreConfig.Recording.HASHES,
                2 << 20,
                3 << 20,
                Optional.of(Duration.ofDays(30))));
    assertThat(config.toString()).doesNotContain("sk-secret", "0123456789abcdef", "jdbc:");
  }

  @Test
  void everySettingOfTheLoop() {
    GatewayConfig config =
        read(
            """
            loop: on
            deadline: 2m
            cache: {size: 8MB, temperature: any}
            defaults:
              alpha: 0.1
              delta: 0.01
              promote: auto
              sample: {start: 0.2, floor: 0.03, half_life: 5000}
              rungs: [lexical, encoder]
              learn_after: 250
              never_local: [fraud, urgent=true]
              pool: shared
              cooldown: 1h
            tasks:
              ticket-triage:
                alpha: 0.02
                sample: 0.07
                never_local: []
              0123456789ab: {}
            """);
    assertThat(config.cache()).isEqualTo(new CacheConfig(8 << 20, true));
    TaskConfig defaults =
        new TaskConfig(
            0.1,
            0.01,
            TaskConfig.Promote.AUTO,
            new SampleConfig(0.2, 0.03, 5000),
            List.of(TaskConfig.Rung.LEXICAL, TaskConfig.Rung.ENCODER),
            OptionalInt.of(250),
            List.of("fraud", "urgent=true"),
            TaskConfig.Pool.SHARED,
            Duration.ofHours(1));
    assertThat(config.loop())
        .isEqualTo(
            new LoopConfig(
                true,
                Duration.ofMinutes(2),
                defaults,
                Map.of(
                    "ticket-triage",
                    new TaskConfig(
                        0.02,
                        defaults.delta(),
                        defaults.promote(),
                        SampleConfig.always(0.07),
                        defaults.rungs(),
                        defaults.learnAfter(),
                        List.of(),
                        defaults.pool(),
                        defaults.cooldown()),
                    "0123456789ab",
                    defaults)));
    assertThat(read("loop: off\ncache: off"))
        .extracting(GatewayConfig::cache, c -> c.loop().on())
        .containsExactly(CacheConfig.OFF, false);
  }

  @Test
  void allErrorsOfTheLoopAtOnce() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    loop: maybe
                    cache: {temperature: hot}
                    defaults:
                      alpha: 0.7
                      delta: 5 %
                      promote: never
                      sample: 0.01
                      rungs: [encoder]
                      learn_after: 3
                      beta: 1
                    tasks:
                      a: {sample: {start: 0.1, floor: 0.2, half: 1}}
                      b: [1]
                      c: {pool: shared}
                    """))
        .hasMessage(
            """
            bantam.yaml, line 1: loop should be on or off and is maybe
            bantam.yaml, line 2: temperature should be zero or any and is hot
            bantam.yaml, line 4: alpha should be a share from 0.001 to 0.4 and is 0.7
            bantam.yaml, line 5: delta should be a share from 0.001 to 0.5 and is 5 %
            bantam.yaml, line 6: promote should be approve or auto and is never
            bantam.yaml, line 7: sample should be a share from 0.02 to 1.0 and is 0.01
            bantam.yaml, line 8: rungs should be [lexical] or [lexical, encoder]
            bantam.yaml, line 9: learn_after should be from 30 to 10,000,000 and is 3
            bantam.yaml, line 10: beta is not known here; known are alpha, cooldown, delta, learn_after, never_local, pool, promote, rungs, sample
            bantam.yaml, line 12: floor should not be above start and is 0.2
            bantam.yaml, line 12: half is not known here; known are floor, half_life, start
            bantam.yaml, line 13: b should be lines of KEY: VALUE
            bantam.yaml, line 14: pool is for all tasks: write it to defaults""");
  }

  @Test
  void allErrorsAtOnceWithTheirLines() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    server:
                      port: many
                      prot: 1
                    access: {mode: open}
                    upstreams:
                      - name: a b
                        url: ftp://x
                        headers: {x: "$${Y}", "n n": "${MISSING}"}
                      - name: c
                        url: http://c
                        key: ${
                    models: {"a*b": c, m: nobody, "n": []}
                    store:
                      retention: soon
                      retention: 1d
                    """))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            """
            bantam.yaml, line 2: port should be a whole number and is many
            bantam.yaml, line 3: prot is not known here; known are address, body_timeout, drain, idle, max_body, max_connections, max_headers, port
            bantam.yaml, line 4: mode should be pass-through or keys and is open
            bantam.yaml, line 6: name should be letters, digits, - and _ and is a b
            bantam.yaml, line 7: url should be an http or https URL of a host, a port up to 65535 and a path, without ? and # and is ftp://x
            bantam.yaml, line 8: n n cannot be the name of a header
            bantam.yaml, line 8: the environment variable MISSING is not set
            bantam.yaml, line 11: ${ should be followed by the name of an environment variable and }
            bantam.yaml, line 12: a*b cannot be routed: a * may only stand at the end
            bantam.yaml, line 12: m goes to nobody, which is none of the upstreams: openai, c
            bantam.yaml, line 12: n goes nowhere
            bantam.yaml, line 14: retention should be a time such as 500ms, 30s, 10m, 2h or 30d and is soon
            bantam.yaml, line 15: retention stands here a second time"""
                .strip());
  }

  @Test
  void whatAnUpstreamSpeaks() {
    List<UpstreamConfig> upstreams =
        read("""
                upstreams:
                  - {name: a, url: "http://a/v1"}
                  - {name: b, kind: anthropic, max_tokens: 100}
                  - {name: c, kind: replay, file: calls.jsonl, pace: 50}
                """)
            .upstreams();
    assertThat(upstreams)
        .extracting(UpstreamConfig::wire)
        .containsExactly(
            new Wire.OpenAi(),
            new Wire.Anthropic(100),
            new Wire.Replay(Path.of("calls.jsonl"), 50));
    assertThat(upstreams.get(1).url()).isEqualTo(URI.create("https://api.anthropic.com/v1"));
    assertThatThrownBy(
            () ->
                read(
                    """
                    upstreams:
                      - {name: a, kind: gemini}
                      - {name: b, kind: replay}
                      - {name: c, max_tokens: 5}
                    """))
        .hasMessageContainingAll(
            "line 2: kind should be openai, anthropic or replay",
            "line 3: kind replay needs the file",
            "line 4: max_tokens is not known here");
  }

  @Test
  void valuesOfTheEnvironmentAreNotShown() {
    assertThatThrownBy(() -> read("server: {port: '${PORT}'}"))
        .hasMessage("bantam.yaml, line 1: port should be from 0 to 65,535");
  }

  @Test
  void valuesThatNoConnectionCouldUseAreToldWithTheirLines() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    access: {mode: keys}
                    upstreams:
                      - name: a
                        url: http://a/v1#x
                        connect: 0s
                        first_byte: 2d
                        idle: 0ms
                        pause: 99999999d
                        headers: {Host: x, transfer-encoding: y}
                        key: "k\\n"
                      - name: b
                        url: http://b:99999/v1
                    telemetry: {otlp: "http://c:0", headers: {Content-Length: 3}}
                    """))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll(
            "line 4: url should be an http or https URL",
            "line 5: connect should be from 1ms to 1d and is 0s",
            "line 6: first_byte should be from 1ms to 1d and is 2d",
            "line 7: idle should be from 1ms to 1d and is 0ms",
            "line 8: pause should be a time",
            "line 9: Host cannot be set",
            "line 9: transfer-encoding cannot be set",
            "line 10: key should be printable ASCII",
            "line 12: url should be an http or https URL",
            "line 13: otlp should be an http or https URL",
            "line 13: Content-Length cannot be set");
  }

  @Test
  void whatMayBeASecretIsNotShown() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    access: {mode: keys, tenant_key: hunter2}
                    upstreams:
                      - {name: a, url: "https://me:hunter2@host/v1"}
                      - {name: b, url: "https://me:hun/ter2@host/v1?key=hunter2"}
                      - {name: c, url: "http://c/v1", key: "hunter2\\u00e9"}
                      - {name: d, url: "http://d/v1", headers: {x-key: "hunter2\\u00e9"}}
                      - {name: e, url: "https://me:h?hunter2@host/v1"}
                      - {name: f, url: "me:hunter2@host"}
                    store: {url: "postgresql://me:hunter2@db/x?password=hunter2"}
                    telemetry: {otlp: "http://me:hunter2@host", headers: {y: "hunter2\\u00e9"}}
                    """))
        .hasMessageContainingAll(
            "line 1: tenant_key is too short",
            "line 3: url should",
            "and is https://***@host/v1",
            "line 4: url should",
            "line 5: key should",
            "line 6: x-key should",
            "line 7: url should",
            "and is https://***@host/v1",
            "line 8: url should",
            "and is ***@host",
            "line 9: url should begin with jdbc:postgresql:",
            "line 10: otlp should",
            "line 10: y should")
        .hasMessageNotContainingAny("hunter2", "ter2", "me:");
  }

  @Test
  void aKeyIsForCallersWithKeys() {
    assertThatThrownBy(() -> read("upstreams: [{name: a, url: http://a, key: k}]"))
        .hasMessageContaining("line 1")
        .hasMessageContaining("access.mode: keys");
  }

  @Test
  void oddFilesAreRefused() {
    assertThatThrownBy(() -> read("server: [1, 2")).hasMessageContaining("line 1");
    assertThatThrownBy(() -> read("- a")).hasMessageContaining("KEY: VALUE");
    assertThatThrownBy(() -> read("a: &x 1\nb: *x")).hasMessageContaining("anchors");
    assertThatThrownBy(() -> read("a: 1\n---\nb: 1")).hasMessageContaining("second document");
    assertThatThrownBy(() -> read("a: " + "[".repeat(50) + "]".repeat(50)))
        .hasMessageContaining("nested");
    assertThatThrownBy(
            () -> ConfigReader.read(new byte[] {(byte) 0xff}, "f", name -> Optional.empty()))
        .hasMessageContaining("UTF-8");
  }
}
