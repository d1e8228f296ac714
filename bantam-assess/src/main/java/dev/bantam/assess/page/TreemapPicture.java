package dev.bantam.assess.page;

import dev.bantam.learn.report.PlotArea;
import java.util.ArrayList;
import java.util.List;

/**
 * The tiles of a treemap in coordinates.
 *
 * @param box the picture's view box
 * @param tiles one a task
 */
record TreemapPicture(String box, List<Tile> tiles) {

  /** Room between a tile's edge and its words. */
  private static final int PADDING = 8;

  /** About the width of a letter. */
  private static final double LETTER = 7.6;

  private static final int FEWEST_LETTERS = 3;
  private static final int ONE_LINE = 26;
  private static final int TWO_LINES = 46;

  /** What is left free between tiles. */
  private static final double GAP = 1.5;

  TreemapPicture {
    tiles = List.copyOf(tiles);
  }

  /**
   * One tile.
   *
   * @param saved the width of its part that would be saved
   * @param name as much of it as has room
   * @param figure its weight, if there is room
   * @param hatched whether it stands for calls of no task
   * @param title all of it in words
   * @param link the section about the task; empty when there is none
   */
  record Tile(
      String x,
      String y,
      String width,
      String height,
      String saved,
      String name,
      String figure,
      boolean hatched,
      String title,
      String link) {}

  static TreemapPicture of(List<TreemapPart.Weighed> weighed, Rectangle whole, int sections) {
    List<Rectangle> places =
        Treemap.squarified(weighed.stream().map(TreemapPart.Weighed::weight).toList(), whole);
    List<Tile> tiles = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      tiles.add(tile(weighed.get(i), places.get(i), sections));
    }
    return new TreemapPicture(
        "0 0 %s %s"
            .formatted(PlotArea.coordinate(whole.width()), PlotArea.coordinate(whole.height())),
        tiles);
  }

  private static Tile tile(TreemapPart.Weighed weighed, Rectangle place, int sections) {
    double width = Math.max(0, place.width() - GAP);
    double height = Math.max(0, place.height() - GAP);
    int letters = (int) ((width - 2 * PADDING) / LETTER);
    boolean named = letters >= FEWEST_LETTERS && height >= ONE_LINE;
    boolean figured = named && height >= TWO_LINES && letters >= weighed.figure().length();
    return new Tile(
        PlotArea.coordinate(place.x()),
        PlotArea.coordinate(place.y()),
        PlotArea.coordinate(width),
        PlotArea.coordinate(height),
        PlotArea.coordinate(width * weighed.saved()),
        named ? Texts.shown(weighed.name(), Math.min(letters, Texts.LONGEST_NAME)) : "",
        figured ? weighed.figure() : "",
        weighed.hatched(),
        weighed.title(),
        weighed.task() >= 0 && weighed.task() < sections ? "#" + TaskPart.id(weighed.task()) : "");
  }
}
