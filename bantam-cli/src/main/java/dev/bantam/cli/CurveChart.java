package dev.bantam.cli;

import dev.bantam.specialist.Manifest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The risk at each coverage on tune, drawn with characters: what share of the answers disagrees
 * when the surest share of the calls is answered locally.
 *
 * @param tune the counts at each gate
 * @param alpha the promised risk, drawn as a line
 * @param gate the score from which answers are local; its point is marked
 */
record CurveChart(Manifest.TuneSummary tune, OptionalDouble alpha, OptionalDouble gate) {

  private static final int ROWS = 9;

  /** The chart's lines, at most so many characters wide. */
  List<String> lines(int columns) {
    int width = Math.clamp(columns - 14, 20, 72);
    double most = highest();
    char[][] canvas = new char[ROWS][width];
    for (char[] row : canvas) {
      Arrays.fill(row, ' ');
    }
    alpha.ifPresent(risk -> Arrays.fill(canvas[row(risk, most)], '\u2504'));
    for (Manifest.TuneGate point : tune.gates()) {
      if (point.accepted() > 0) {
        double coverage = (double) point.accepted() / tune.rows();
        double risk = (double) point.disagreements() / point.accepted();
        int column = Math.clamp(Math.round(coverage * width) - 1, 0, width - 1);
        boolean chosen = gate.isPresent() && point.score() == gate.getAsDouble();
        char before = canvas[row(risk, most)][column];
        canvas[row(risk, most)][column] = chosen || before == '\u25c6' ? '\u25c6' : '\u2022';
      }
    }
    return framed(canvas, most, width);
  }

  private List<String> framed(char[][] canvas, double most, int width) {
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      boolean labelled =
          row == 0
              || row == ROWS - 1
              || row == alpha.stream().mapToInt(a -> row(a, most)).findFirst().orElse(-1);
      double risk = most * (ROWS - 1 - row) / (ROWS - 1);
      String label =
          labelled
              ? String.format(
                  Locale.ROOT, "%6.1f %% ", 100 * (isAlpha(row, most) ? alpha.orElse(0) : risk))
              : "         ";
      lines.add(label + "\u2502" + new String(canvas[row]).stripTrailing());
    }
    lines.add("         \u2514" + "\u2500".repeat(width));
    lines.add("          0 %" + " ".repeat(Math.max(1, width - 8)) + "100 %");
    return lines;
  }

  private boolean isAlpha(int row, double most) {
    return alpha.isPresent() && row(alpha.getAsDouble(), most) == row;
  }

  private double highest() {
    double most = 1.5 * alpha.orElse(0);
    for (Manifest.TuneGate point : tune.gates()) {
      if (point.accepted() > 0) {
        most = Math.max(most, (double) point.disagreements() / point.accepted());
      }
    }
    return most <= 0 ? 0.01 : most;
  }

  private static int row(double risk, double most) {
    return Math.clamp(Math.round((1 - risk / most) * (ROWS - 1)), 0, ROWS - 1);
  }
}
