package dev.bantam.cli;

import dev.bantam.learn.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** Shows how far long work is, on a terminal; elsewhere only its notes. */
final class Steps implements Progress, AutoCloseable {

  private static final long REDRAW_NANOS = 100_000_000;
  private static final int WIDTH = 24;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final Terminal terminal;
  private long drawn = System.nanoTime() - REDRAW_NANOS;
  private String step = "";
  private boolean closed;

  Steps(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public synchronized void at(String newStep, double share) {
    long now = System.nanoTime();
    if (terminal.interactive()
        && !closed
        && (now - drawn >= REDRAW_NANOS || !newStep.equals(step))) {
      drawn = now;
      step = newStep;
      int full = Math.clamp(Math.round(share * WIDTH), 0, WIDTH);
      String bar = "\u2588".repeat(full) + terminal.dim("\u2591".repeat(WIDTH - full));
      terminal.err().print("%s%s %3.0f %%  %s".formatted(CLEAR_LINE, bar, 100 * share, step));
      terminal.err().flush();
    }
  }

  @Override
  public synchronized void note(String sentence) {
    String before = terminal.interactive() && !closed ? CLEAR_LINE : "";
    terminal.err().println(before + "note: " + sentence);
    terminal.err().flush();
  }

  /**
   * Shows how much of a file is read.
   *
   * @throws IOException when its size cannot be found out
   */
  LongConsumer reading(Path file) throws IOException {
    long bytes = Files.isRegularFile(file) ? Files.size(file) : 0;
    return read -> at("reading", bytes == 0 ? 1 : Math.min(1, (double) read / bytes));
  }

  @Override
  public synchronized void close() {
    if (terminal.interactive() && !closed) {
      closed = true;
      terminal.err().print(CLEAR_LINE);
      terminal.err().flush();
    }
  }
}
