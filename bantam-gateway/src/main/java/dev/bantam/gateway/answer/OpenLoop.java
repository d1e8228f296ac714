package dev.bantam.gateway.answer;

import dev.bantam.gateway.config.LoopConfig;
import dev.bantam.loop.LoopStore;
import java.nio.file.Path;

/** Opens the loop of a gateway. */
@FunctionalInterface
public interface OpenLoop {

  /** None: calls are of no task, and nothing is answered locally. */
  OpenLoop NONE = (config, store, home) -> new NoLoop();

  /**
   * Opens it.
   *
   * @param store where it keeps what must survive
   * @param home where its specialists are
   */
  RunningLoop open(LoopConfig config, LoopStore store, Path home);
}
