package dev.bantam.gateway.answer;

import dev.bantam.gateway.config.LoopConfig;

/** A loop that runs beside the gateway. */
public interface RunningLoop extends AutoCloseable {

  /** What the path of a call asks of it. */
  CallLoop calls();

  /** What people ask of it. */
  TaskBook tasks();

  /** From now on these settings hold. */
  void reload(LoopConfig config);

  @Override
  void close();
}
