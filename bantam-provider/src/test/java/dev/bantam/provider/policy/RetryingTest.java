package dev.bantam.provider.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bantam.provider.BytesReply;
import dev.bantam.provider.FakeProvider;
import dev.bantam.provider.FakeTicker;
import dev.bantam.provider.HttpContract;
import dev.bantam.provider.Provider;
import dev.bantam.provider.ProviderCall;
import dev.bantam.provider.ProviderException;
import dev.bantam.provider.ProviderException.Kind;
import dev.bantam.provider.ProviderReply;
import dev.bantam.provider.http.OpenAiProvider;
import dev.bantam.provider.http.Timeouts;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryingTest extends HttpContract {

  private final FakeTicker ticker = new FakeTicker();
  private final FakeProvider inner = new FakeProvider("a");

  @Override
  protected Provider provider(URI server, Timeouts timeouts) {
    return new Retrying(
        new OpenAiProvider("origin", server, Map.of(), timeouts),
        RetryLimits.DEFAULT,
        new FakeTicker(),
        new Random(1));
  }

  private Retrying retrying(int attempts) {
    return new Retrying(
        inner,
        new RetryLimits(
            attempts, Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(30)),
        ticker,
        new Random(1));
  }

  @Test
  void triesAgainWhatMayPass() {
    for (int status : new int[] {408, 409, 429, 500, 502, 503, 529}) {
      FakeProvider flaky = new FakeProvider("a").then(status).then(status).then(200);
      Retrying retrying =
          new Retrying(flaky, RetryLimits.DEFAULT, new FakeTicker(), new Random(status));
      assertThat(retrying.send(chat()).status()).isEqualTo(200);
      assertThat(flaky.calls()).hasSize(3);
    }
  }

  @Test
  void passesTheLastReplyOnWhateverItSays() throws Exception {
    inner.then(503);
    try (ProviderReply reply = retrying(4).send(chat())) {
      assertThat(reply.status()).isEqualTo(503);
      assertThat(text(reply)).isEqualTo("{\"from\":\"a\"}");
    }
    assertThat(inner.calls()).hasSize(4);
  }

  @Test
  void leavesAnswersAndFaultsOfTheCallAlone() {
    for (int status : new int[] {200, 204, 301, 400, 401, 403, 404, 413, 422}) {
      FakeProvider once = new FakeProvider("a").then(status);
      new Retrying(once, RetryLimits.DEFAULT, ticker, new Random(1)).send(chat());
      assertThat(once.calls()).hasSize(1);
    }
    assertThat(ticker.sleeps()).isEmpty();
  }

  @Test
  void pausesDoubleUpToTheLongestAndAreDrawn() {
    inner.then(500);
    retrying(6).send(chat());
    long[] most = {1, 2, 4, 4, 4};
    assertThat(ticker.sleeps()).hasSize(most.length);
    for (int i = 0; i < most.length; i++) {
      assertThat(ticker.sleeps().get(i))
          .isBetween(Duration.ofMillis(500 * most[i]), Duration.ofSeconds(most[i]));
    }
    assertThat(ticker.sleeps().get(3)).isNotEqualTo(ticker.sleeps().get(4));
  }

  @Test
  void keepsTheServersWishes() {
    inner.then(() -> reply(429, "Retry-After", "7"));
    inner.then(() -> reply(503, "Retry-After-Ms", "4500.5"));
    inner.then(() -> reply(503, "Retry-After", "Sun, 01 Nov 2026 12:00:20 GMT"));
    inner.then(() -> reply(503, "Retry-After", "0"));
    inner.then(200);
    assertThat(retrying(6).send(chat()).status()).isEqualTo(200);
    assertThat(ticker.sleeps().subList(0, 3))
        .containsExactly(
            Duration.ofSeconds(7),
            Duration.ofNanos(4_500_500_000L),
            Duration.ofNanos(8_499_500_000L));
    assertThat(ticker.sleeps().get(3)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void givesUpWhenTheWishIsLongerThanTheTimeThatIsLeft() {
    inner.then(() -> reply(429, "Retry-After", "31"));
    assertThat(retrying(6).send(chat()).status()).isEqualTo(429);
    assertThat(inner.calls()).hasSize(1);
    assertThat(ticker.sleeps()).isEmpty();
  }

  @Test
  void boundsTheTotalTime() {
    inner.then(
        () -> {
          ticker.pass(Duration.ofSeconds(13));
          return BytesReply.json(500, "{}");
        });
    retrying(20).send(chat());
    assertThat(inner.calls()).hasSize(3);
  }

  @Test
  void doesAsItIsToldNotToTryAgain() {
    inner.then(() -> reply(500, "X-Should-Retry", "false"));
    retrying(3).send(chat());
    assertThat(inner.calls()).hasSize(1);
  }

  @Test
  void triesAgainWhenNoReplyBegan() {
    inner.thenFail(Kind.UNREACHABLE).thenFail(Kind.BROKEN).then(200);
    assertThat(retrying(3).send(chat()).status()).isEqualTo(200);
  }

  @Test
  void saysTheLastFailure() {
    inner.thenFail(Kind.TIMEOUT).thenFail(Kind.UNREACHABLE);
    assertThatThrownBy(() -> retrying(2).send(chat()))
        .isInstanceOfSatisfying(
            ProviderException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
  }

  @Test
  void doesNotAskWhoIsPausedOrBusyNorForWhoGaveUp() {
    for (Kind kind : List.of(Kind.PAUSED, Kind.BUSY, Kind.CANCELLED)) {
      FakeProvider full = new FakeProvider("a").thenFail(kind);
      assertThatThrownBy(
              () -> new Retrying(full, RetryLimits.DEFAULT, ticker, new Random(1)).send(chat()))
          .isInstanceOf(ProviderException.class);
      assertThat(full.calls()).hasSize(1);
    }
  }

  @Test
  void sendsTheSameCallEachTime() {
    inner.then(500).then(200);
    ProviderCall call = chat();
    retrying(2).send(call);
    assertThat(inner.calls()).allSatisfy(sent -> assertThat(sent).isSameAs(call));
  }

  private static ProviderReply reply(int status, String header, String value) {
    return new BytesReply(status, Map.of(header, List.of(value)), "{}".getBytes(UTF_8));
  }
}
