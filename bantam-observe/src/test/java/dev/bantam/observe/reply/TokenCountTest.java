package dev.bantam.observe.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.core.AnswerFormat;
import dev.bantam.core.Call;
import dev.bantam.core.Endpoint;
import dev.bantam.core.Message;
import dev.bantam.core.Usage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenCountTest {

  private static Call call(Endpoint endpoint, String model, String text) {
    return new Call(
        endpoint,
        model,
        List.of(new Message(Message.Role.USER, text)),
        new AnswerFormat.PlainText(),
        List.of(),
        Optional.empty());
  }

  @Test
  void countsAsTheModelsOfItsTimeDo() {
    TokenCount count = new TokenCount();
    assertThat(count.of(call(Endpoint.CHAT, "gpt-4o", "hello world"), "hello"))
        .isEqualTo(new Usage(9, 0, 1, 0));
    assertThat(count.of(call(Endpoint.COMPLETIONS, "gpt-3.5-turbo-instruct", "hello world"), ""))
        .isEqualTo(new Usage(2, 0, 0, 0));
    String german = "Donaudampfschifffahrtsgesellschaft";
    assertThat(count.of(call(Endpoint.CHAT, "gpt-4", german), "").input())
        .isGreaterThan(count.of(call(Endpoint.CHAT, "gpt-4.1", german), "").input());
  }

  @Test
  void countsMarksOfControlAsText() {
    assertThat(new TokenCount().of(call(Endpoint.CHAT, "gpt-4o", "<|endoftext|>"), "").input())
        .isGreaterThan(8);
  }

  @Test
  void remembersInstructionsByEncoding() {
    TokenCount count = new TokenCount();
    for (int at = 0; at < 2; at++) {
      for (String model : List.of("gpt-4", "gpt-4.1")) {
        String text = "Donaudampfschifffahrtsgesellschaft";
        Call asUser = call(Endpoint.CHAT, model, text);
        Call asSystem =
            new Call(
                asUser.endpoint(),
                model,
                List.of(new Message(Message.Role.SYSTEM, text)),
                asUser.format(),
                List.of(),
                Optional.empty());
        assertThat(count.of(asSystem, "")).isEqualTo(count.of(asUser, ""));
      }
    }
  }
}
