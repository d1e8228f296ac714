package dev.bantam.provider.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bantam.provider.FakeProvider;
import dev.bantam.provider.HttpContract;
import dev.bantam.provider.Provider;
import dev.bantam.provider.ProviderException;
import dev.bantam.provider.ProviderException.Kind;
import dev.bantam.provider.ProviderReply;
import dev.bantam.provider.http.OpenAiProvider;
import dev.bantam.provider.http.Timeouts;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FallbackTest extends HttpContract {

  private final FakeProvider first = new FakeProvider("first");
  private final FakeProvider second = new FakeProvider("second");
  private final Fallback chain =
      new Fallback("chain", List.of(Target.of(first), Target.of(second, "other")));

  @Override
  protected Provider provider(URI server, Timeouts timeouts) {
    FakeProvider down = new FakeProvider("down").thenFail(Kind.PAUSED);
    return new Fallback(
        "chain",
        List.of(
            Target.of(down), Target.of(new OpenAiProvider("origin", server, Map.of(), timeouts))));
  }

  @Test
  void prefersTheFirst() {
    first.then(200);
    ProviderReply reply = chain.send(chat());
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.answeredBy()).contains("first");
    assertThat(second.calls()).isEmpty();
  }

  @Test
  void asksTheNextForItsOwnModel() throws Exception {
    List<Kind> troubles = new ArrayList<>(List.of(Kind.values()));
    troubles.remove(Kind.CANCELLED);
    troubles.forEach(first::thenFail);
    first.then(429).then(500);
    second.then(200);
    for (int i = 0; i < troubles.size() + 2; i++) {
      ProviderReply reply = chain.send(chat());
      assertThat(reply.answeredBy()).contains("second");
      assertThat(text(reply)).isEqualTo("{\"from\":\"second\"}");
      assertThat(new String(second.calls().getLast().body(), UTF_8))
          .isEqualTo(new String(chat().body(), UTF_8).replace("\"m\"", "\"other\""));
    }
  }

  @Test
  void aCallThatIsGivenUpAsksNobodyElse() {
    first.thenFail(Kind.CANCELLED);
    assertThatThrownBy(() -> chain.send(chat()))
        .isInstanceOfSatisfying(
            ProviderException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
    assertThat(second.calls()).isEmpty();
  }

  @Test
  void faultsOfTheCallAreFaultsEverywhere() {
    first.then(400).then(401).then(404).then(422);
    for (int i = 0; i < 4; i++) {
      assertThat(chain.send(chat()).status()).isBetween(400, 422);
    }
    assertThat(second.calls()).isEmpty();
  }

  @Test
  void theLastOnesFailureIsTheChains() {
    first.thenFail(Kind.UNREACHABLE);
    second.then(503).thenFail(Kind.TIMEOUT);
    assertThat(chain.send(chat()).status()).isEqualTo(503);
    assertThatThrownBy(() -> chain.send(chat()))
        .isInstanceOfSatisfying(
            ProviderException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.TIMEOUT);
              assertThat(e.getSuppressed()).hasSize(1);
            });
  }

  @Test
  void closesAll() {
    chain.close();
    assertThat(first.closed() + second.closed()).isEqualTo(2);
  }
}
