package dev.bantam.assess;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {

  @Test
  void theLastColonParts() {
    assertThat(Origin.of("C:/logs/a:b.jsonl:12")).isEqualTo(new Origin("C:/logs/a:b.jsonl", 12));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a.jsonl", "a.jsonl:", "a:b", "a:-3", "a:9999999999999999999"})
  void whatHasNoLineIsAFile(String origin) {
    assertThat(Origin.of(origin)).isEqualTo(new Origin(origin, 0));
    assertThat(Origin.of(origin)).hasToString(origin);
  }

  @Test
  void manyCallsOfSeveralFilesAreKept() {
    CallOrigins origins = new CallOrigins();
    for (int i = 1; i <= 1_000; i++) {
      assertThat(origins.add("logs/%d.jsonl:%d".formatted(i % 3, i * 1_000_003L))).isEqualTo(i);
    }
    assertThat(origins.get(1)).isEqualTo("logs/1.jsonl:1000003");
    assertThat(origins.get(1_000)).isEqualTo("logs/1.jsonl:1000003000");
    assertThat(origins.get(999)).isEqualTo("logs/0.jsonl:999002997");
  }
}
