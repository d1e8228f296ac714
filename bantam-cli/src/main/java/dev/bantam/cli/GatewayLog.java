package dev.bantam.cli;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Shows what the gateway logs as the other messages of this program. */
final class GatewayLog extends Handler {

  /** Held, so that its level is not forgotten. */
  private static final Logger SERVER = Logger.getLogger("io.helidon");

  /** What becomes of tasks is news. */
  private static final Logger TASKS = Logger.getLogger("dev.bantam.gateway.tasks");

  private final Terminal terminal;

  private GatewayLog(Terminal terminal) {
    this.terminal = terminal;
  }

  /** From now on all that is logged goes there. */
  static void to(Terminal terminal) {
    LogManager.getLogManager().reset();
    Logger root = Logger.getLogger("");
    root.setLevel(Level.WARNING);
    SERVER.setLevel(Level.SEVERE);
    TASKS.setLevel(Level.INFO);
    root.addHandler(new GatewayLog(terminal));
  }

  /** From now on problems go there; of the news of tasks somebody else tells. */
  static void problemsTo(Terminal terminal) {
    to(terminal);
    TASKS.setLevel(Level.OFF);
  }

  @Override
  public void publish(LogRecord record) {
    if (isLoggable(record)) {
      terminal.error(Terminal.harmless(String.valueOf(record.getMessage())));
      if (record.getThrown() != null) {
        record.getThrown().printStackTrace(terminal.err());
      }
      terminal.err().flush();
    }
  }

  @Override
  public void flush() {
    terminal.err().flush();
  }

  @Override
  public void close() {}
}
