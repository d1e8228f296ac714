package dev.bantam.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.gateway.relay.TraceId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Gateways whose machine's clock was a day ahead and is right again. */
@Timeout(60)
class ClockTest {

  @TempDir private Path home;

  private String call(String known) {
    try (RunningGateway gateway =
        new RunningGateway(
            new Upstream(new Teacher()),
            home,
            UnaryOperator.identity(),
            (config, store, folder) -> new ScriptedLoop(store).knows(known))) {
      return gateway
          .chat(LocalAnswersTest.call("my invoice"))
          .headers()
          .firstValue("x-request-id")
          .orElse("");
    }
  }

  @Test
  void callsAreLaterThanAllThatTheStoreKnows() {
    String tomorrow = TraceId.first(Instant.now().plus(Duration.ofDays(1)));
    String first = call(tomorrow);
    assertThat(first).isGreaterThan(tomorrow);
    assertThat(call("")).as("the kept trace alone says so").isGreaterThan(first);
  }
}
