package dev.bantam.assess.page;

import dev.bantam.assess.Assessment;
import dev.bantam.assess.TaskVerdict;
import dev.bantam.learn.report.Figures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * All tasks in one picture: areas are money, or calls where no price is known.
 *
 * @param heading what the areas are
 * @param caption how to read it
 * @param wide the picture for screens wider than a hand
 * @param tall the picture for others
 */
record TreemapPart(String heading, String caption, TreemapPicture wide, TreemapPicture tall) {

  /** Tasks that get a tile of their own. */
  private static final int MOST = 40;

  private static final Rectangle WIDE = new Rectangle(0, 0, 1_000, 400);
  private static final Rectangle TALL = new Rectangle(0, 0, 400, 520);

  /**
   * One tile.
   *
   * @param task its place among the tasks; -1 when it stands for several
   * @param saved the share of the weight that would be saved, in [0,1]
   * @param hatched whether it stands for calls of no task
   * @param title all of it in words
   */
  record Weighed(
      int task,
      String name,
      String figure,
      double weight,
      double saved,
      boolean hatched,
      String title) {

    static Weighed of(
        int task, String name, String figure, double weight, double saved, String outcome) {
      return new Weighed(
          task,
          name,
          figure,
          weight,
          saved,
          false,
          "%s: %s, %s %s".formatted(Texts.name(name), figure, Shares.whole(saved), outcome));
    }
  }

  /**
   * @param sections how many tasks have a section of their own to which a tile can lead
   */
  static TreemapPart of(Assessment assessment, int sections) {
    boolean money = assessment.moneyToday().signum() > 0;
    List<Weighed> tiles = tiles(assessment, money);
    return new TreemapPart(
        money ? "Where the money goes" : "Where the calls go",
        caption(assessment, money),
        TreemapPicture.of(tiles, WIDE, sections),
        TreemapPicture.of(tiles, TALL, sections));
  }

  boolean isEmpty() {
    return wide.tiles().isEmpty();
  }

  private static String caption(Assessment assessment, boolean money) {
    if (!money) {
      return "Areas are calls, since no price is known. Green: what could be local. Dotted edge:"
          + " calls of no task.";
    }
    long unknown = assessment.tasks().stream().filter(task -> task.moneyToday().isEmpty()).count();
    return "Areas are what a month costs today. Green: what would be saved of it."
        + (assessment.unassignedMoney().orElse(BigDecimal.ZERO).signum() > 0
            ? " Dotted edge: calls of no task."
            : "")
        + (unknown == 0
            ? ""
            : " %s of unknown price %s missing here."
                .formatted(Figures.count(unknown, "task"), unknown == 1 ? "is" : "are"));
  }

  private static List<Weighed> tiles(Assessment assessment, boolean money) {
    List<Weighed> tiles = new ArrayList<>();
    String outcome = money ? "saved" : "could be local";
    double others = 0;
    double savedOfOthers = 0;
    int count = 0;
    List<TaskVerdict> tasks = assessment.tasks();
    for (int i = 0; i < tasks.size(); i++) {
      TaskVerdict task = tasks.get(i);
      double weight = money ? today(task).doubleValue() : task.calls();
      double saved = money ? saved(task) : task.localShare();
      if (weight > 0 && tiles.size() < MOST) {
        tiles.add(
            Weighed.of(
                i,
                task.name(),
                money ? Money.of(today(task)) : Figures.count(task.calls(), "call"),
                weight,
                saved,
                outcome));
      } else if (weight > 0) {
        others += weight;
        savedOfOthers += weight * saved;
        count++;
      }
    }
    if (others > 0) {
      String figure =
          money ? Money.of(BigDecimal.valueOf(others)) : Figures.count((long) others, "call");
      tiles.add(
          Weighed.of(
              -1,
              Figures.count(count, "other task"),
              figure,
              others,
              savedOfOthers / others,
              outcome));
    }
    long unassigned = assessment.unassigned().stream().mapToLong(part -> part.calls()).sum();
    BigDecimal cost = assessment.unassignedMoney().orElse(BigDecimal.ZERO);
    double weight = money ? cost.doubleValue() : unassigned;
    if (weight > 0) {
      tiles.add(
          new Weighed(
              -1,
              "of no task",
              money ? Money.of(cost) : Figures.count(unassigned, "call"),
              weight,
              0,
              true,
              Figures.count(unassigned, "call")
                  + " of no task"
                  + (money ? ": " + Money.of(cost) : "")));
    }
    return tiles;
  }

  private static BigDecimal today(TaskVerdict task) {
    return task.moneyToday().orElse(BigDecimal.ZERO);
  }

  private static double saved(TaskVerdict task) {
    double today = today(task).doubleValue();
    double after = task.moneyAfter().orElse(today(task)).doubleValue();
    return today > 0 ? Math.clamp((today - after) / today, 0, 1) : 0;
  }
}
