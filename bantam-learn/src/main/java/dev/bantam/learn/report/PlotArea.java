package dev.bantam.learn.report;

import dev.bantam.core.Percent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The rectangle of a picture in which shares are drawn, across and up; what lies beyond it is drawn
 * on its edge. Coordinates are the picture's: y grows downwards.
 *
 * @param lowX the share at the left edge
 * @param highX the share at the right edge
 * @param lowY the share at the bottom
 * @param highY the share at the top
 */
public record PlotArea(double lowX, double highX, double lowY, double highY) {

  /** The picture's width. */
  public static final int WIDTH = 480;

  /** The picture's height. */
  public static final int HEIGHT = 340;

  /** The left edge of the rectangle. */
  public static final int LEFT = 62;

  /** Its right edge. */
  public static final int RIGHT = WIDTH - 20;

  /** Its upper edge. */
  public static final int TOP = 26;

  /** Its lower edge. */
  public static final int BOTTOM = HEIGHT - 56;

  private static final int MOST_STEPS = 6;

  /**
   * @throws IllegalArgumentException unless low is below high on both axes
   */
  public PlotArea {
    if (!(lowX < highX) || !(lowY < highY)) {
      throw new IllegalArgumentException(
          "nothing to draw on from %s to %s, %s to %s".formatted(lowX, highX, lowY, highY));
    }
  }

  double x(double share) {
    return LEFT + (RIGHT - LEFT) * (Math.clamp(share, lowX, highX) - lowX) / (highX - lowX);
  }

  double y(double share) {
    return BOTTOM - (BOTTOM - TOP) * (Math.clamp(share, lowY, highY) - lowY) / (highY - lowY);
  }

  /** Round shares along the lower edge. */
  public List<Tick> across() {
    return round(lowX, highX).stream()
        .map(share -> new Tick(coordinate(x(share)), Percent.of(share)))
        .toList();
  }

  /** Round shares along the left edge. */
  public List<Tick> up() {
    return round(lowY, highY).stream()
        .map(share -> new Tick(coordinate(y(share)), Percent.of(share)))
        .toList();
  }

  /** The number as pictures have it, to a tenth. */
  public static String coordinate(double value) {
    String tenths = String.format(Locale.ROOT, "%.1f", value);
    return tenths.endsWith(".0") ? tenths.substring(0, tenths.length() - 2) : tenths;
  }

  /** Round numbers between two shares, a handful of them. */
  private static List<Double> round(double low, double high) {
    double step = step(high - low);
    List<Double> values = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) {
      values.add(i * step);
    }
    return values;
  }

  /** The smallest of 1, 2 and 5 times a power of ten that takes few enough steps. */
  static double step(double range) {
    double power = Math.pow(10, Math.floor(Math.log10(range)) - 1);
    for (double step : new double[] {power, 2 * power, 5 * power, 10 * power, 20 * power}) {
      if (range / step <= MOST_STEPS) {
        return step;
      }
    }
    return 50 * power;
  }
}
