package dev.bantam.gateway.answer;

import dev.bantam.gateway.config.LoopConfig;

/** A loop that runs beside the gateway. */
public interface RunningLoop extends AutoCloseable {

  /** What the path of a call asks of it. */
  CallLoop calls();

  /** What people ask of it. */
  TaskBook tasks();

  /** The largest id of a call that it knows of: later calls need larger ones. Empty without any. */
  String newest();

  /** Time has passed: to be told about twice a second while the loop is on. */
  void tick();

  /** From now on these settings hold. */
  void reload(LoopConfig config);

  @Override
  void close();
}
