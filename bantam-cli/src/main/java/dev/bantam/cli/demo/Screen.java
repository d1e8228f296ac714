package dev.bantam.cli.demo;

import dev.bantam.core.guarantee.ClopperPearson;
import dev.bantam.economy.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** A view as lines of text. */
final class Screen {

  /** So many lines at the bottom are kept for remarks. */
  static final int REMARK_LINES = 12;

  private static final String BARS = "▁▂▃▄▅▆▇█";
  private static final int LABEL = 12;

  private final int columns;
  private final Ink ink;

  /**
   * @param columns how many characters fit on a line
   */
  Screen(int columns, Ink ink) {
    this.columns = Math.max(40, columns);
    this.ink = ink;
  }

  /** The whole picture: always the same number of lines. */
  List<String> picture(View view) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(ink.bold("  bantam demo") + ink.dim("   " + clock(view.elapsed())));
    lines.add("");
    lines.add(chart(view));
    facts(view).forEach(fact -> lines.add(fit(fact)));
    lines.add("");
    List<String> remarks = new ArrayList<>();
    for (View.Remark remark : view.said()) {
      remarks.addAll(remark(remark));
    }
    List<String> last = remarks.subList(Math.max(0, remarks.size() - REMARK_LINES), remarks.size());
    lines.addAll(last);
    for (int at = last.size(); at < REMARK_LINES; at++) {
      lines.add("");
    }
    return lines;
  }

  /** A remark by itself. */
  List<String> remark(View.Remark remark) {
    List<String> lines = new ArrayList<>();
    String time = clock(remark.at());
    for (String line : Words.wrapped(remark.text(), columns - 10)) {
      String begun = lines.isEmpty() ? "  %5s  ".formatted(time) : "         ";
      lines.add(begun + (remark.news() ? ink.bold(line) : line));
    }
    return lines;
  }

  /** The figures on one line, for those who read line by line. */
  String status(View view) {
    Figures.Now now = view.figures();
    return "  %5s  %,d calls, %s of the last 200 local, %s"
        .formatted(
            clock(view.elapsed()),
            now.calls(),
            percent(now.recentShare()),
            view.task().map(TaskSeen::state).orElse("no task yet"));
  }

  /** The figures, a line each. */
  List<String> facts(View view) {
    Figures.Now now = view.figures();
    List<String> lines = new ArrayList<>();
    lines.add(
        line(
            "calls",
            "%,d, %s of the last 200 answered locally"
                .formatted(now.calls(), percent(now.recentShare()))));
    lines.add(line("task", view.task().map(t -> t.name() + ", " + t.state()).orElse("none yet")));
    lines.add(line("audits", view.task().map(task -> audits(task, view.alpha())).orElse("none")));
    lines.add(
        line(
            "in truth",
            now.local() == 0
                ? "no local answer yet"
                : "of all %,d local answers %s differ from the large model's"
                    .formatted(now.local(), share(now.differing(), now.local()))));
    lines.add(
        line(
            "waiting",
            "upstream %s, local %s (medians)"
                .formatted(milliseconds(now.upstreamMillis()), milliseconds(now.localMillis()))));
    lines.add(
        line(
            "saved",
            "%s at the price of %s, and %s of waiting"
                .formatted(Money.of(now.saved()), Wire.MODEL, Words.time(now.waitingSaved()))));
    return lines;
  }

  private static String audits(TaskSeen task, double alpha) {
    if (task.audits() == 0) {
      return "none yet; promised: at most %.0f %% differ".formatted(alpha * 100);
    }
    double lower = ClopperPearson.lower(task.disagreements(), task.audits(), 0.025);
    double upper = ClopperPearson.upper(task.disagreements(), task.audits(), 0.025);
    return "%,d of %,d differ: %.1f to %.1f %%; promised: at most %.0f %%"
        .formatted(task.disagreements(), task.audits(), lower * 100, upper * 100, alpha * 100);
  }

  private String chart(View view) {
    int width = columns - LABEL - 4;
    List<Double> shares = view.shares();
    List<Double> shown = shares.subList(Math.max(0, shares.size() - width), shares.size());
    StringBuilder bars = new StringBuilder();
    for (double share : shown) {
      bars.append(BARS.charAt(Math.clamp(Math.round(share * 7), 0, 7)));
    }
    return "  %-12s".formatted("local share") + ink.good(bars.toString());
  }

  private String fit(String line) {
    return line.length() <= columns ? line : line.substring(0, columns - 1) + "…";
  }

  private static String line(String label, String text) {
    return "  %-12s%s".formatted(label, text);
  }

  private static String share(int part, int whole) {
    return "%,d (%.1f %%)".formatted(part, 100.0 * part / whole);
  }

  private static String percent(OptionalDouble share) {
    return share.isEmpty() ? "none" : "%.0f %%".formatted(share.getAsDouble() * 100);
  }

  private static String milliseconds(OptionalDouble time) {
    if (time.isEmpty()) {
      return "-";
    }
    return (time.getAsDouble() < 10 ? "%.1f ms" : "%.0f ms").formatted(time.getAsDouble());
  }

  private static String clock(Duration time) {
    return "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
  }
}
