package dev.bantam.bench.loop;

import dev.bantam.loop.TaskSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * The recorded answers of GPT-4 to Banking77's test set, played in random orders.
 *
 * @param rows in the stored order
 * @param encoder whether there is an encoder rung
 */
record Shuffles(List<Row> rows, boolean encoder) {

  /** The share of local answers that may differ from the teacher's. */
  static final double ALPHA = 0.1;

  /** Of how many calls at the end the local share is reported. */
  static final int LAST = 500;

  /** Of 3,080 calls; fixed before the first run. */
  static final int LEARN_AFTER = 1_500;

  /** Plays one order. */
  interface Player {

    /** Counts what became of the calls. */
    void play(List<Row> rows, StreamScore score, long seed) throws IOException;
  }

  static Shuffles of(Path data, boolean encoder) throws IOException {
    return new Shuffles(Row.read(data.resolve("ocats_banking77/stream.csv"), "gpt_label"), encoder);
  }

  List<String> labels() {
    return Row.labels(rows);
  }

  TaskSettings settings() {
    TaskSettings lexical =
        TaskSettings.defaults()
            .withPromise(ALPHA, 0.05)
            .promotedAutomatically()
            .withLearnAfter(LEARN_AFTER);
    return encoder ? lexical.withEncoder() : lexical;
  }

  /** Plays and prints a table. */
  void run(int count, long firstSeed, Player player) throws IOException {
    List<StreamScore> scores = new ArrayList<>();
    for (long seed = firstSeed; seed < firstSeed + count; seed++) {
      List<Row> shuffled = new ArrayList<>(rows);
      Collections.shuffle(shuffled, new Random(seed));
      StreamScore score = new StreamScore(rows.size(), LAST, ALPHA);
      player.play(shuffled, score, seed);
      scores.add(score);
      print(
          "<!-- seed %d: %d local, %d of them wrong, last share %.3f, accuracy %.4f -->",
          seed, score.local(), score.wrong(), score.lastShare(), score.accuracy());
    }
    table(scores, firstSeed);
  }

  private void table(List<StreamScore> scores, long firstSeed) {
    int local = scores.stream().mapToInt(StreamScore::local).sum();
    int wrong = scores.stream().mapToInt(StreamScore::wrong).sum();
    double own =
        (double) rows.stream().filter(row -> row.teacher().equals(row.gold())).count()
            / rows.size();
    print(
        "| ocats_banking77, %d shuffles from seed %d, alpha 10 %%, learned after %,d, %s | |",
        scores.size(), firstSeed, LEARN_AFTER, encoder ? "lexical and encoder" : "lexical");
    print("| --- | --- |");
    print(
        "| shuffles that served | %d |",
        scores.stream().filter(score -> score.local() > 0).count());
    print(
        "| shuffles above alpha by more than their noise | %d of %d |",
        scores.stream().filter(StreamScore::tooManyWrong).count(), scores.size());
    print("| disagreement among all local answers | %.2f %% |", 100.0 * wrong / Math.max(1, local));
    print(
        "| local share of the last %d calls, mean | %.1f %% |",
        LAST, 100 * scores.stream().mapToDouble(StreamScore::lastShare).average().orElse(0));
    print(
        "| accuracy against gold, teacher's own | %.2f %%, %.2f %% |",
        100 * scores.stream().mapToDouble(StreamScore::accuracy).average().orElse(0), 100 * own);
  }

  private static void print(String format, Object... arguments) {
    System.out.println(String.format(Locale.ROOT, format, arguments));
  }
}
