package dev.bantam.cli;

import dev.bantam.observe.wire.WireException;
import dev.bantam.observe.wire.WireJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The tasks of a running gateway. */
@Command(
    name = "tasks",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    synopsisSubcommandLabel = "[COMMAND]",
    description = {
      "The tasks that a running gateway has found: where each stands, and what to do with it. Alone,"
          + " it lists them.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {"  bantam tasks", "  bantam tasks promote ticket-triage"})
final class TasksCommand implements Callable<Integer> {

  private static final long MOST_BYTES = 64L << 20;
  private static final String WHICH = "Its id or name.";

  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private RunningGateway gateway = new RunningGateway();

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  TasksCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return list(gateway, json);
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Lists the tasks.")
  int list(
      @Mixin RunningGateway where,
      @Option(names = "--json", description = "One JSON object a line.") boolean lines) {
    List<JsonNode> tasks = where.api().tasks();
    if (lines) {
      tasks.forEach(task -> terminal.out().println(Json.line(task)));
    } else if (!tasks.isEmpty()) {
      new TaskTable(terminal).lines(tasks).forEach(terminal.out()::println);
    }
    terminal.out().flush();
    if (tasks.isEmpty()) {
      terminal.error("no task was found yet: that takes some dozens of calls that are alike");
    }
    return 0;
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Shows all that is known of a task.")
  int show(
      @Parameters(paramLabel = "TASK", description = WHICH) String task,
      @Mixin RunningGateway where,
      @Option(names = "--json", description = "As one JSON object.") boolean line) {
    JsonNode found = where.api().task(task);
    if (line) {
      terminal.out().println(Json.line(found));
    } else {
      new TaskTable(terminal).all(found).forEach(terminal.out()::println);
    }
    terminal.out().flush();
    return 0;
  }

  @Command(
      name = "promote",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Lets a certified specialist answer.")
  int promote(
      @Parameters(paramLabel = "TASK", description = WHICH) String task,
      @Mixin RunningGateway where) {
    return changed(where.api().change(task, "promote", Json.object()));
  }

  @Command(
      name = "pause",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Sends every call of a task upstream, until it is resumed.")
  int pause(
      @Parameters(paramLabel = "TASK", description = WHICH) String task,
      @Mixin RunningGateway where) {
    return changed(where.api().change(task, "pause", Json.object()));
  }

  @Command(
      name = "resume",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Ends a pause.")
  int resume(
      @Parameters(paramLabel = "TASK", description = WHICH) String task,
      @Mixin RunningGateway where) {
    return changed(where.api().change(task, "resume", Json.object()));
  }

  @Command(
      name = "relearn",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Has a new specialist learned from the answers so far.")
  int relearn(
      @Parameters(paramLabel = "TASK", description = WHICH) String task,
      @Mixin RunningGateway where) {
    return changed(where.api().change(task, "relearn", Json.object()));
  }

  @Command(
      name = "rename",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Gives a task another name; its id stays.")
  int rename(
      @Parameters(paramLabel = "TASK", description = WHICH) String task,
      @Parameters(paramLabel = "NAME", description = "What it is called from now on.") String name,
      @Mixin RunningGateway where) {
    return changed(where.api().change(task, "rename", Json.object().put("name", name)));
  }

  @Command(
      name = "declare",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = {
        "Says what a task is before any call of it was seen: one of its requests, and which text in"
            + " that request varies from call to call.",
        ""
      })
  int declare(
      @Parameters(paramLabel = "NAME", description = "What it is called.") String name,
      @Option(
              names = "--request",
              paramLabel = "FILE",
              required = true,
              description = "The body of one request, JSON.")
          Path request,
      @Option(
              names = "--input",
              paramLabel = "TEXT",
              required = true,
              description = "The text in its messages that varies; it stands there once.")
          String input,
      @Option(
              names = "--values",
              paramLabel = "A,B,...",
              split = ",",
              description = "The answers, where they are plain text.")
          List<String> values,
      @Mixin RunningGateway where) {
    ObjectNode body = Json.object().put("name", name).put("input", input);
    body.set("request", read(request));
    ArrayNode listed = body.putArray("values");
    if (values != null) {
      values.forEach(listed::add);
    }
    return changed(where.api().declare(body));
  }

  private JsonNode read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw wrong("%s is too large for a request".formatted(file));
      }
      return WireJson.read(Files.readString(file));
    } catch (IOException e) {
      throw wrong("%s cannot be read".formatted(file));
    } catch (WireException e) {
      throw wrong("%s is %s".formatted(file, e.getMessage()));
    }
  }

  private int changed(JsonNode task) {
    if (task.has("id")) {
      new TaskTable(terminal).lines(List.of(task)).forEach(terminal.out()::println);
    }
    terminal.out().flush();
    return 0;
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
