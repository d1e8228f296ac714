package dev.bantam.provider.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bantam.provider.FakeProvider;
import dev.bantam.provider.FakeTicker;
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
import org.junit.jupiter.api.Test;

class CircuitBreakerTest extends HttpContract {

  private final FakeTicker ticker = new FakeTicker();
  private final FakeProvider inner = new FakeProvider("a");
  private final CircuitBreaker breaker =
      new CircuitBreaker(inner, 3, Duration.ofSeconds(10), ticker);

  @Override
  protected Provider provider(URI server, Timeouts timeouts) {
    return new CircuitBreaker(
        new OpenAiProvider("origin", server, Map.of(), timeouts),
        3,
        Duration.ofSeconds(10),
        new FakeTicker());
  }

  private int ask() throws IOException {
    try (ProviderReply reply = breaker.send(chat())) {
      text(reply);
      return reply.status();
    }
  }

  private void isPaused() {
    int before = inner.calls().size();
    assertThatThrownBy(this::ask)
        .isInstanceOfSatisfying(
            ProviderException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PAUSED))
        .hasMessageContaining("3 failures");
    assertThat(inner.calls()).hasSize(before);
  }

  private void fail(int times) throws IOException {
    for (int i = 0; i < times; i++) {
      assertThat(ask()).isEqualTo(500);
    }
  }

  @Test
  void opensAfterFailuresInARow() throws IOException {
    inner.then(500).then(500).then(200).then(500).then(500).thenFail(Kind.TIMEOUT).then(200);
    for (int i = 0; i < 5; i++) {
      ask();
    }
    assertThatThrownBy(this::ask).hasMessageContaining("told to fail");
    isPaused();
  }

  @Test
  void afterThePauseOneCallTriesAndAllFollow() throws IOException {
    inner.then(500).then(500).then(500).then(200);
    fail(3);
    ticker.pass(Duration.ofMillis(9_999));
    isPaused();
    assertThatThrownBy(this::ask)
        .isInstanceOfSatisfying(
            ProviderException.class, e -> assertThat(e.askAgain()).contains(Duration.ofMillis(1)));
    ticker.pass(Duration.ofMillis(1));
    ProviderReply probe = breaker.send(chat());
    assertThat(probe.status()).isEqualTo(200);
    assertThat(ask()).isEqualTo(200);
  }

  @Test
  void onlyOneCallTries() {
    CircuitBreaker[] self = new CircuitBreaker[1];
    FakeProvider slow = new FakeProvider("slow").thenFail(Kind.UNREACHABLE);
    slow.then(
        () -> {
          assertThatThrownBy(() -> self[0].send(chat()))
              .isInstanceOfSatisfying(
                  ProviderException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PAUSED));
          throw new ProviderException(Kind.UNREACHABLE, "still down");
        });
    self[0] = new CircuitBreaker(slow, 1, Duration.ofSeconds(10), ticker);
    assertThatThrownBy(() -> self[0].send(chat())).isInstanceOf(ProviderException.class);
    ticker.pass(Duration.ofSeconds(10));
    assertThatThrownBy(() -> self[0].send(chat())).hasMessage("still down");
    assertThatThrownBy(() -> self[0].send(chat())).hasMessageContaining("the next try is in 10 s");
    assertThat(slow.calls()).hasSize(2);
  }

  @Test
  void aTryThatSaysNothingLeavesTheNextCallToTry() throws IOException {
    inner.then(500).then(500).then(500).thenFail(Kind.BUSY).then(200);
    fail(3);
    ticker.pass(Duration.ofSeconds(10));
    assertThatThrownBy(this::ask).hasMessageContaining("told to fail");
    assertThat(ask()).isEqualTo(200);
  }

  @Test
  void callsThatAreGivenUpAreNoFailuresAndNoSuccesses() throws IOException {
    inner.then(500).then(500).thenFail(Kind.CANCELLED).thenFail(Kind.CANCELLED).then(500);
    fail(2);
    assertThatThrownBy(this::ask).hasMessageContaining("told to fail");
    assertThatThrownBy(this::ask).hasMessageContaining("told to fail");
    fail(1);
    isPaused();
  }

  @Test
  void aTryThatIsGivenUpLeavesTheNextCallToTry() throws IOException {
    inner.then(500).then(500).then(500).thenFail(Kind.CANCELLED).then(200);
    fail(3);
    ticker.pass(Duration.ofSeconds(10));
    assertThatThrownBy(this::ask).hasMessageContaining("told to fail");
    assertThat(ask()).isEqualTo(200);
  }

  @Test
  void repliesWhoseReaderGivesUpSayNothing() throws IOException {
    inner.then(500).then(500).then(() -> new BrokenReply(Kind.CANCELLED)).then(200);
    fail(2);
    assertThatThrownBy(this::ask).hasMessage("broke off");
    assertThat(ask()).isEqualTo(200);
  }

  @Test
  void faultsOfTheCallAndLimitsAreNoFailures() throws IOException {
    inner.then(400).then(429).then(401).then(404).then(429);
    for (int i = 0; i < 20; i++) {
      ask();
    }
    assertThat(inner.calls()).hasSize(20);
  }

  @Test
  void repliesThatBreakOffAreFailures() {
    inner.then(BrokenReply::new);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(this::ask).hasMessage("broke off");
    }
    isPaused();
  }

  @Test
  void repliesThatAreLeftSayNothing() throws IOException {
    inner.then(500).then(500).then(200).then(500);
    fail(2);
    breaker.send(chat()).close();
    fail(1);
    isPaused();
  }
}
