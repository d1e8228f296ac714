package dev.bantam.observe.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bantam.core.AnswerFormat;
import dev.bantam.core.Endpoint;
import dev.bantam.observe.wire.CanonicalSchema;
import dev.bantam.observe.wire.WireException;
import dev.bantam.observe.wire.WireJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskJsonTest {

  private static final String SCHEMA =
      """
      {"type":"object","properties":{"score":{"type":"number","minimum":0.10,"maximum":1e300},
       "label":{"enum":["größe","\\ud83d\\ude42","a\\"b"]}},"required":["score"]}""";

  private final Random random = new Random(11);

  private String text() {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(30);
    for (int at = 0; at < length; at++) {
      text.append(
          switch (random.nextInt(8)) {
            case 0 -> (char) ('\uFDD0' + random.nextInt(4));
            case 1 -> (char) ('\uD800' + random.nextInt(0x800));
            case 2 -> (char) random.nextInt(32);
            case 3 -> "\"\\/\u2028\u007f\uffff".charAt(random.nextInt(6));
            default -> (char) (' ' + random.nextInt(200));
          });
    }
    return text.toString();
  }

  private <T> Optional<T> perhaps(Supplier<T> value) {
    return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
  }

  private List<String> texts() {
    return IntStream.range(0, random.nextInt(4)).mapToObj(at -> text()).toList();
  }

  private AnswerFormat format() {
    return switch (random.nextInt(4)) {
      case 0 -> new AnswerFormat.PlainText();
      case 1 -> new AnswerFormat.AnyJson();
      case 2 -> new AnswerFormat.Json(CanonicalSchema.of(WireJson.read(SCHEMA)), text());
      default -> new AnswerFormat.Function(text(), CanonicalSchema.of(WireJson.read(SCHEMA)));
    };
  }

  private Task task() {
    List<Template.Piece> pieces = new ArrayList<>();
    for (int at = random.nextInt(6); at > 0; at--) {
      pieces.add(
          at % 2 == 0 ? new Template.Piece.Slot(text()) : new Template.Piece.Constant(text()));
    }
    Map<String, Long> teachers = new LinkedHashMap<>();
    texts().forEach(name -> teachers.put(name, random.nextLong() >>> 1));
    List<Endpoint> endpoints = List.of(Endpoint.values());
    return new Task(
        text(),
        text(),
        perhaps(this::text),
        random.nextLong() >>> 1,
        endpoints.get(random.nextInt(endpoints.size())),
        text(),
        perhaps(this::text),
        format(),
        new Template(pieces, random.nextBoolean()),
        teachers,
        texts(),
        perhaps(this::text),
        text());
  }

  @Test
  void readsWhatItWrote() {
    for (int at = 0; at < 2_000; at++) {
      Task task = task();
      String json = TaskJson.write(task);
      Task read = TaskJson.read(json);
      assertThat(read).isEqualTo(task);
      assertThat(List.copyOf(read.teachers().keySet()))
          .isEqualTo(List.copyOf(task.teachers().keySet()));
      assertThat(CandidateKey.of(read)).isEqualTo(CandidateKey.of(task));
      assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(json)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"version\":2}",
        "{\"version\":1,\"id\":7}",
        "{\"version\":1,\"teachers\":{}}",
      })
  void saysWhatIsNoTask(String json) {
    assertThatThrownBy(() -> TaskJson.read(json)).isInstanceOf(WireException.class);
  }
}
