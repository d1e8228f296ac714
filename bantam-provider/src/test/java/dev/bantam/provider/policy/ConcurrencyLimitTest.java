package dev.bantam.provider.policy;

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
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ConcurrencyLimitTest extends HttpContract {

  private final FakeProvider inner = new FakeProvider("a").then(200);

  @Override
  protected Provider provider(URI server, Timeouts timeouts) {
    return new ConcurrencyLimit(
        new OpenAiProvider("origin", server, Map.of(), timeouts), 20, 400, Duration.ofSeconds(30));
  }

  private static void isBusy(Provider provider, String why) {
    assertThatThrownBy(() -> provider.send(chat()))
        .isInstanceOfSatisfying(
            ProviderException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BUSY))
        .hasMessageContaining(why);
  }

  @Test
  void aTurnLastsUntilTheReplyIsOver() throws IOException {
    ConcurrencyLimit limit = new ConcurrencyLimit(inner, 2, 0, Duration.ofSeconds(9));
    ProviderReply first = limit.send(chat());
    ProviderReply second = limit.send(chat());
    isBusy(limit, "2 calls are under way");
    text(first);
    ProviderReply third = limit.send(chat());
    isBusy(limit, "2 calls are under way");
    first.close();
    isBusy(limit, "2 calls are under way");
    second.close();
    third.close();
    limit.send(chat());
    limit.send(chat());
    isBusy(limit, "2 calls are under way");
  }

  @Test
  void aTurnEndsWhenNoReplyBeginsOrOneBreaksOff() {
    FakeProvider bad =
        new FakeProvider("bad").thenFail(Kind.TIMEOUT).then(BrokenReply::new).then(200);
    ConcurrencyLimit limit = new ConcurrencyLimit(bad, 1, 0, Duration.ofSeconds(9));
    assertThatThrownBy(() -> limit.send(chat())).hasMessageContaining("told to fail");
    ProviderReply broken = limit.send(chat());
    assertThatThrownBy(() -> broken.body().read()).hasMessage("broke off");
    assertThat(limit.send(chat()).status()).isEqualTo(200);
  }

  @Test
  void nobodyWaitsLongerThanToldTo() {
    ConcurrencyLimit limit = new ConcurrencyLimit(inner, 1, 1, Duration.ofMillis(1));
    limit.send(chat());
    isBusy(limit, "no turn came within 1 ms");
    isBusy(limit, "no turn came within 1 ms");
  }

  @Test
  void whoWaitsGetsTheNextTurn() {
    ConcurrencyLimit limit = new ConcurrencyLimit(inner, 1, 1, Duration.ofSeconds(30));
    ProviderReply first = limit.send(chat());
    CompletableFuture<Integer> waiting =
        CompletableFuture.supplyAsync(() -> limit.send(chat()).status());
    assertThat(waiting).isNotDone();
    first.close();
    assertThat(waiting.join()).isEqualTo(200);
  }
}
