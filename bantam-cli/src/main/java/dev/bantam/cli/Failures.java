package dev.bantam.cli;

import dev.bantam.assess.AssessException;
import dev.bantam.cli.demo.DemoException;
import dev.bantam.economy.PriceListException;
import dev.bantam.gateway.config.ConfigException;
import dev.bantam.gateway.http.ServerException;
import dev.bantam.gateway.store.StoreException;
import dev.bantam.learn.LearnException;
import dev.bantam.learn.WriteException;
import dev.bantam.learn.data.DataException;
import dev.bantam.learn.encoder.FetchException;
import dev.bantam.specialist.SpecialistException;
import dev.bantam.specialist.encoder.EncoderException;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine;

/** Turns exceptions into one message and an exit code. */
final class Failures
    implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {

  static final int BUG = 1;
  static final int CONFIGURATION = 2;
  static final int DATA = 3;
  static final int SPECIALIST = 4;
  static final int WRITING = 5;
  static final int MEMORY = 6;
  static final int GATEWAY = 8;

  /** The launcher starts the program again. */
  static final int AGAIN = 75;

  static final int NETWORK = 7;

  private final Terminal terminal;

  Failures(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    return switch (failure) {
      case DataException e -> said(e, DATA);
      case AssessException e -> said(e, DATA);
      case PriceListException e -> said(e, DATA);
      case SpecialistException e -> said(e, SPECIALIST);
      case EncoderException e -> said(e, SPECIALIST);
      case FetchException e -> said(e, NETWORK);
      case StartAgainException e -> AGAIN;
      case LearnException e -> said(e, DATA);
      case WriteException e -> said(e, WRITING);
      case ConfigException e -> said(e, CONFIGURATION);
      case ServerException e -> said(e, GATEWAY);
      case StoreException e -> said(e, GATEWAY);
      case GatewayApiException e -> said(e, GATEWAY);
      case DemoException e -> said(e, GATEWAY);
      case UncheckedIOException e -> said(e, WRITING);
      default -> {
        terminal.error("This is a bug in Bantam; please report it with what follows.");
        failure.printStackTrace(terminal.err());
        yield BUG;
      }
    };
  }

  @Override
  public int handleParseException(CommandLine.ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    List<String> similar =
        failure instanceof CommandLine.UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.of();
    String what = String.valueOf(failure.getMessage());
    if (command.getParent() == null && failure instanceof CommandLine.UnmatchedArgumentException) {
      what = "there is no command or option " + String.join(" ", arguments);
    }
    terminal.error(
        "%s. %sSee %s --help"
            .formatted(
                what,
                similar.isEmpty() ? "" : "Did you mean " + similar.getFirst() + "? ",
                command.getCommandSpec().qualifiedName()));
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  private int said(Exception failure, int code) {
    terminal.error(String.valueOf(failure.getMessage()));
    return code;
  }
}
