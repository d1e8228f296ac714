package dev.bantam.cli;

import dev.bantam.learn.Version;
import java.util.Locale;
import java.util.Optional;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: learns specialists, answers with them, measures and shows them. */
@Command(
    name = "bantam",
    mixinStandardHelpOptions = true,
    version = "bantam " + Version.CURRENT,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Small local models that answer for a large one wherever that is proven good enough.",
      ""
    },
    subcommands = {
      DemoCommand.class,
      LearnCommand.class,
      AnswerCommand.class,
      EvalCommand.class,
      InspectCommand.class,
      AssessCommand.class,
      ServeCommand.class,
      TasksCommand.class,
      TracesCommand.class,
      KeysCommand.class,
      WarmUpCommand.class,
      LearnJobCommand.class,
      AutoComplete.GenerateCompletion.class,
    },
    footerHeading = "%nStart here:%n",
    footer = {
      "  bantam learn examples/helpdesk.csv",
      "  bantam answer helpdesk \"I was charged twice for March\"",
      "",
      "Exit codes: 0 done; 1 a bug in Bantam; 2 wrong command line or configuration;",
      "3 the data cannot be learned from; 4 no such specialist, or it is damaged;",
      "5 something cannot be written; 6 out of memory; 7 something cannot be fetched;",
      "8 the gateway cannot start, has no traces to read, or refuses; 69 no JDK or",
      "Maven; 70 the build failed; 73 the build cannot be written; 130 interrupted.",
      "Shell completion: source <(bantam generate-completion)"
    })
public final class Bantam {

  private Bantam() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    ProcessOutput output = ProcessOutput.standard();
    Terminal terminal = Terminal.ofProcess(output);
    int code;
    try {
      code = run(terminal, arguments);
    } catch (OutOfMemoryError e) {
      terminal.error(
          "the memory is full (%,d MB for Java). Give it more, such as BANTAM_JAVA_OPTS=-Xmx8g"
              .formatted(Runtime.getRuntime().maxMemory() >> 20));
      code = Failures.MEMORY;
    }
    Optional<String> loss = output.loss();
    if (loss.isPresent()) {
      terminal.error("the output cannot be written: " + loss.get());
      code = Failures.WRITING;
    }
    System.exit(code);
  }

  /** Runs one command on this terminal and returns its exit code. */
  static int run(Terminal terminal, String... arguments) {
    CommandLine line = new CommandLine(new Bantam(), new Commands(terminal));
    line.setOut(terminal.out());
    line.setErr(terminal.err());
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            terminal.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    line.setUsageHelpWidth(Math.clamp(terminal.columns(), 60, 100));
    line.setExpandAtFiles(false); // A text may begin with @.
    Failures failures = new Failures(terminal);
    line.setExecutionExceptionHandler(failures);
    line.setParameterExceptionHandler(failures);
    if (arguments.length == 0) {
      line.usage(terminal.out());
      terminal.out().flush();
      return CommandLine.ExitCode.OK;
    }
    int code = line.execute(arguments);
    terminal.out().flush();
    return code;
  }
}
