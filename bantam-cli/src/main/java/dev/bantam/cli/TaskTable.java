package dev.bantam.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The tasks of a gateway for a person's eyes. */
final class TaskTable {

  private static final int LEAST_NAME = 12;
  private static final int OTHER_COLUMNS = 54;

  private final Terminal terminal;

  TaskTable(Terminal terminal) {
    this.terminal = terminal;
  }

  /** A line for each task, and beneath it why it stands where it does. */
  List<String> lines(List<JsonNode> tasks) {
    List<String> lines = new ArrayList<>();
    int longest = tasks.stream().mapToInt(task -> text(task, "name").length()).max().orElse(0);
    int width = Math.max(LEAST_NAME, Math.min(longest, terminal.columns() - OTHER_COLUMNS));
    lines.add(
        terminal.bold(
            row(width, "task", "id", "state", "calls", "local", "disagreed").stripTrailing()));
    for (JsonNode task : tasks) {
      String state = text(task, "state");
      String row =
          row(
              width,
              text(task, "name"),
              text(task, "id"),
              state,
              "%,d".formatted(task.path("calls").asLong(0)),
              local(task),
              audits(task));
      lines.add(coloured(state, row.stripTrailing()));
      String reason = text(task, "reason");
      if (!reason.isEmpty()) {
        Paragraph.wrapped(reason, terminal.columns() - 4)
            .forEach(line -> lines.add(terminal.dim("    " + line)));
      }
      warn(task, lines);
    }
    return lines;
  }

  private void warn(JsonNode task, List<String> lines) {
    for (JsonNode warning : task.path("warnings")) {
      Paragraph.wrapped(Terminal.harmless(warning.asString("")), terminal.columns() - 4)
          .forEach(line -> lines.add(terminal.yellow("    " + line)));
    }
  }

  /** Everything that is known of a task. */
  List<String> all(JsonNode task) {
    List<String> lines = new ArrayList<>();
    add("  ", task, lines);
    return lines;
  }

  private void add(String indent, JsonNode object, List<String> lines) {
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      JsonNode value = entry.getValue();
      String name = Terminal.harmless(entry.getKey()).replace('_', ' ');
      if (value.isObject()) {
        lines.add(indent + terminal.bold(name));
        add(indent + "  ", value, lines);
      } else if (!value.isNull() && !(value.isArray() && value.isEmpty())) {
        lines.add("%s%-22s %s".formatted(indent, name, shown(entry.getKey(), value)));
      }
    }
  }

  private static String shown(String name, JsonNode value) {
    if (name.endsWith("share") && value.isNumber()) {
      return percent(value.doubleValue());
    }
    return value.isIntegralNumber()
        ? "%,d".formatted(value.longValue())
        : Terminal.harmless(value.isString() ? value.stringValue() : value.toString());
  }

  private static String row(int width, String name, String... cells) {
    String padded = cut(name, width) + " ".repeat(Math.max(0, width - name.length()));
    return "  %s  %-12s  %-10s %9s %7s  %s"
        .formatted(padded, cells[0], cells[1], cells[2], cells[3], cells[4]);
  }

  private static String cut(String name, int width) {
    return name.length() <= width ? name : name.substring(0, width - 1) + "…";
  }

  private static String local(JsonNode task) {
    JsonNode share = task.path("local_share");
    return share.isNumber() ? percent(share.doubleValue()) : "-";
  }

  private static String audits(JsonNode task) {
    JsonNode audits = task.path("audits");
    long count = audits.path("count").asLong(0);
    return count == 0 ? "-" : "%,d of %,d".formatted(audits.path("disagreements").asLong(0), count);
  }

  private static String percent(double share) {
    return "%.1f %%".formatted(share * 100);
  }

  private String coloured(String state, String row) {
    return switch (state) {
      case "serving" -> terminal.green(row);
      case "alarmed", "ready" -> terminal.yellow(row);
      default -> row;
    };
  }

  private static String text(JsonNode task, String name) {
    return Terminal.harmless(task.path(name).asString(""));
  }
}
