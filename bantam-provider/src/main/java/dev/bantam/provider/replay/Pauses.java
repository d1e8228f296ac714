package dev.bantam.provider.replay;

import dev.bantam.provider.ProviderException;
import dev.bantam.provider.ProviderException.Kind;
import dev.bantam.provider.Ticker;
import java.time.Duration;

/** Waits as a server would have made one wait. */
final class Pauses {

  private Pauses() {}

  static void sleep(Ticker ticker, Duration pause) {
    if (pause.isZero()) {
      return;
    }
    try {
      ticker.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProviderException(Kind.CANCELLED, "given up while a recorded answer was due", e);
    }
  }
}
