package dev.bantam.cli;

import picocli.CommandLine;

/** Makes the commands, each with the terminal that it speaks to. */
final class Commands implements CommandLine.IFactory {

  private final Terminal terminal;

  Commands(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    Object command =
        switch (type.getSimpleName()) {
          case "LearnCommand" -> new LearnCommand(terminal);
          case "AnswerCommand" -> new AnswerCommand(terminal);
          case "EvalCommand" -> new EvalCommand(terminal);
          case "InspectCommand" -> new InspectCommand(terminal);
          case "AssessCommand" -> new AssessCommand(terminal);
          case "ServeCommand" -> new ServeCommand(terminal);
          case "TracesCommand" -> new TracesCommand();
          case "ExportCommand" -> new TracesCommand.ExportCommand(terminal);
          case "DemoCommand" -> new DemoCommand(terminal);
          case "TasksCommand" -> new TasksCommand(terminal);
          case "KeysCommand" -> new KeysCommand(terminal);
          case "WarmUpCommand" -> new WarmUpCommand();
          default -> CommandLine.defaultFactory().create(type);
        };
    return type.cast(command);
  }
}
