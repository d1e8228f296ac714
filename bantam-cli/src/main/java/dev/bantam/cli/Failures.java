package dev.bantam.cli;

import dev.bantam.learn.LearnException;
import dev.bantam.learn.data.DataException;
import dev.bantam.specialist.SpecialistException;
import java.io.UncheckedIOException;
import picocli.CommandLine;

/** Turns exceptions into one message and an exit code. */
final class Failures implements CommandLine.IExecutionExceptionHandler {

  static final int BUG = 1;
  static final int DATA = 3;
  static final int SPECIALIST = 4;
  static final int WRITING = 5;
  static final int MEMORY = 6;

  private final Terminal terminal;

  Failures(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    return switch (failure) {
      case DataException e -> said(e, DATA);
      case SpecialistException e -> said(e, SPECIALIST);
      case LearnException e -> said(e, e.getCause() == null ? DATA : WRITING);
      case UncheckedIOException e -> said(e, WRITING);
      default -> {
        terminal.error("This is a bug in Bantam; please report it with what follows.");
        failure.printStackTrace(terminal.err());
        yield BUG;
      }
    };
  }

  private int said(Exception failure, int code) {
    terminal.error(String.valueOf(failure.getMessage()));
    return code;
  }
}
