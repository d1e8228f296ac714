package dev.bantam.assess.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cuts a rectangle into tiles whose areas are proportional to weights and whose shapes are close to
 * squares. Source: Bruls, Huizing and van Wijk, "Squarified Treemaps", 2000.
 */
final class Treemap {

  private final double[] areas;
  private final List<Integer> heaviestFirst;
  private final Rectangle[] tiles;
  private Rectangle free;

  private Treemap(List<Double> weights, Rectangle whole) {
    double total = weights.stream().mapToDouble(Double::doubleValue).sum();
    areas = weights.stream().mapToDouble(weight -> weight / total * whole.area()).toArray();
    heaviestFirst =
        IntStream.range(0, areas.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer tile) -> -areas[tile]))
            .toList();
    tiles = new Rectangle[areas.length];
    free = whole;
  }

  /**
   * The tiles, in the order of their weights.
   *
   * @param weights each positive and finite
   * @throws IllegalArgumentException if one is not
   */
  static List<Rectangle> squarified(List<Double> weights, Rectangle whole) {
    for (double weight : weights) {
      if (!(weight > 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException("a tile's weight is positive and finite, not " + weight);
      }
    }
    Treemap map = new Treemap(weights, whole);
    map.cut();
    return Collections.unmodifiableList(Arrays.asList(map.tiles));
  }

  private void cut() {
    List<Integer> row = new ArrayList<>();
    for (int tile : heaviestFirst) {
      if (!row.isEmpty() && !improves(row, tile)) {
        place(row, false);
        row.clear();
      }
      row.add(tile);
    }
    if (!row.isEmpty()) {
      place(row, true);
    }
  }

  /** Whether the row's worst shape is no worse with one more tile. */
  private boolean improves(List<Integer> row, int tile) {
    double sum = sum(row);
    double heaviest = areas[row.getFirst()];
    return worst(sum + areas[tile], heaviest, areas[tile])
        <= worst(sum, heaviest, areas[row.getLast()]);
  }

  /** The largest ratio of long to short side among a row's tiles. */
  private double worst(double sum, double heaviest, double lightest) {
    double side = Math.min(free.width(), free.height());
    double thickness = sum / side;
    return Math.max(thickness * thickness / lightest, heaviest / (thickness * thickness));
  }

  private double sum(List<Integer> row) {
    return row.stream().mapToDouble(tile -> areas[tile]).sum();
  }

  /** Puts a row along the shorter side of what is free; the last one takes all of that. */
  private void place(List<Integer> row, boolean last) {
    boolean upright = free.width() >= free.height();
    double side = upright ? free.height() : free.width();
    double room = upright ? free.width() : free.height();
    double sum = sum(row);
    double thickness = last || side == 0 ? room : Math.min(room, sum / side);
    double along = 0;
    for (int tile : row) {
      double length = Math.min(side - along, sum == 0 ? 0 : side * (areas[tile] / sum));
      tiles[tile] =
          upright
              ? new Rectangle(free.x(), free.y() + along, thickness, length)
              : new Rectangle(free.x() + along, free.y(), length, thickness);
      along += length;
    }
    free =
        upright
            ? new Rectangle(free.x() + thickness, free.y(), room - thickness, side)
            : new Rectangle(free.x(), free.y() + thickness, side, room - thickness);
  }
}
