package dev.bantam.assess.page;

import dev.bantam.assess.Assessment;
import dev.bantam.assess.TaskVerdict;
import dev.bantam.core.Percent;
import dev.bantam.learn.report.Figures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What a reader takes away who reads nothing else.
 *
 * @param title the share of calls that could be local
 * @param sentences at which risk, for what money
 * @param tiles the same in large figures
 * @param cannot how many tasks cannot be local; empty when all can
 * @param obstacles the dearest of those
 * @param others how many more there are; empty when there are none
 */
record HeadlinePart(
    String title,
    List<String> sentences,
    List<Tile> tiles,
    String cannot,
    List<Obstacle> obstacles,
    String others) {

  private static final int MOST = 6;

  HeadlinePart {
    title = Figures.unbroken(title);
    sentences = sentences.stream().map(Figures::unbroken).toList();
    tiles = List.copyOf(tiles);
    obstacles = List.copyOf(obstacles);
  }

  /** One large figure with what it is. */
  record Tile(String figure, String label, String note) {
    Tile {
      figure = Figures.unbroken(figure);
    }
  }

  /** A task that cannot be local, and why. */
  record Obstacle(String task, String size, String reason) {
    Obstacle {
      reason = Figures.unbroken(reason);
    }
  }

  static HeadlinePart of(Assessment assessment) {
    List<TaskVerdict> cannot =
        assessment.tasks().stream()
            .filter(task -> Standing.of(task) != Standing.CERTIFIED)
            .toList();
    boolean some = assessment.localShare() > 0;
    return new HeadlinePart(
        title(assessment),
        assessment.calls() == 0
            ? List.of("Nothing was read that could be assessed.")
            : List.of(risk(assessment, some), money(assessment, some)),
        assessment.calls() == 0 ? List.of() : tiles(assessment, cannot.size()),
        cannot.isEmpty() ? "" : cannot(cannot.size(), assessment.tasks().size()),
        cannot.stream().limit(MOST).map(HeadlinePart::obstacle).toList(),
        cannot.size() > MOST
            ? "And %s.".formatted(Figures.count(cannot.size() - MOST, "more task"))
            : "");
  }

  private static String title(Assessment assessment) {
    if (assessment.calls() == 0) {
      return "No calls were found";
    }
    String calls = Figures.count(assessment.calls(), "call");
    return assessment.localShare() > 0
        ? "%s of these %s could be local".formatted(Shares.whole(assessment.localShare()), calls)
        : "None of these %s can be local yet".formatted(calls);
  }

  private static String risk(Assessment assessment, boolean some) {
    String alpha = Percent.of(assessment.alpha());
    return some
        ? ("Small models on your own machine would answer them and disagree with the large ones in"
                + " at most %s of those answers: proven for each task with %s confidence, on"
                + " recorded calls that its small model had never seen.")
            .formatted(alpha, Percent.of(1 - assessment.delta()))
        : "For no task a small model was proven to disagree in at most %s of its answers."
            .formatted(alpha);
  }

  private static String money(Assessment assessment, boolean some) {
    long unknown = assessment.tasks().stream().filter(task -> task.moneyToday().isEmpty()).count();
    if (!assessment.priced()) {
      return "What the calls cost is not known: no price was found for the models that answered.";
    }
    BigDecimal saved = assessment.moneyToday().subtract(assessment.moneyAfter());
    String today = Money.of(assessment.moneyToday());
    String sentence =
        !some
            ? "They cost %s a month.".formatted(today)
            : saved.signum() > 0
                ? "That would save %s of %s a month.".formatted(Money.of(saved), today)
                : "In money that would save nothing of %s a month: checking some answers costs as much."
                    .formatted(today);
    return unknown == 0
        ? sentence
        : sentence
            + " %s no known price and %s left out of that."
                .formatted(
                    unknown == 1 ? "One task has" : Figures.count(unknown) + " tasks have",
                    unknown == 1 ? "is" : "are");
  }

  private static List<Tile> tiles(Assessment assessment, int cannot) {
    List<Tile> tiles = new ArrayList<>();
    int tasks = assessment.tasks().size();
    tiles.add(
        new Tile(
            Percent.rounded(assessment.localShare()),
            "of the calls could be local",
            "about %s of %s"
                .formatted(
                    Figures.count(Math.round(assessment.localShare() * assessment.calls())),
                    Figures.count(assessment.calls()))));
    if (assessment.priced()) {
      tiles.add(
          new Tile(
              Money.of(assessment.moneyToday().subtract(assessment.moneyAfter())),
              "saved a month",
              "%s today, %s after"
                  .formatted(
                      Money.of(assessment.moneyToday()), Money.of(assessment.moneyAfter()))));
    }
    tiles.add(
        new Tile(
            "%s of %s".formatted(Figures.count(tasks - cannot), Figures.count(tasks)),
            "tasks certified",
            "all other calls go on as they are"));
    Speed.overall(assessment.tasks())
        .ifPresent(
            pair -> tiles.add(new Tile(pair.local(), "for a local answer", pair.recorded())));
    return tiles;
  }

  private static String cannot(int cannot, int all) {
    if (cannot == all) {
      return all == 1 ? "The only task cannot, because" : "No task can, because";
    }
    return cannot == 1
        ? "One task cannot, because"
        : "%s tasks cannot, because".formatted(Figures.count(cannot));
  }

  private static Obstacle obstacle(TaskVerdict task) {
    return new Obstacle(
        Texts.name(task.name()),
        Figures.count(task.calls(), "call")
            + task.moneyToday().map(usd -> ", " + Money.of(usd) + " a month").orElse(""),
        Standing.reason(task));
  }
}
