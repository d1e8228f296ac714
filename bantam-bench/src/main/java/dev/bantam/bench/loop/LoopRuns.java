package dev.bantam.bench.loop;

import dev.bantam.loop.LocalAnswer;
import dev.bantam.loop.Phase;
import dev.bantam.loop.SampleSchedule;
import dev.bantam.loop.TaskSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * What the loop promises, on recorded streams: a mode, the folder of the data, how many runs, and
 * for {@code shuffles}, {@code http} and {@code headlines} the first seed and {@code lexical} or
 * {@code lexical,encoder}. Prints Markdown.
 */
public final class LoopRuns {

  /** Fixed before the first run. */
  private static final int HEADLINES_LEARN_AFTER = 4_000;

  private static final int AUDITS = 20_000;
  private static final int LAST_HEADLINES = 2_000;

  private final Path data;

  private LoopRuns(Path data) {
    this.data = data;
  }

  /** Runs what the first argument says. */
  public static void main(String[] arguments) throws IOException {
    LoopRuns runs = new LoopRuns(Path.of(arguments[1]));
    int count = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1;
    long firstSeed = arguments.length > 3 ? Long.parseLong(arguments[3]) : 1;
    boolean encoder = arguments.length > 4 && arguments[4].contains("encoder");
    switch (arguments[0]) {
      case "shuffles" -> runs.shuffles(count, firstSeed, encoder);
      case "http" -> {
        Shuffles shuffles = Shuffles.of(runs.data, encoder);
        shuffles.run(count, firstSeed, new OverHttp(shuffles, Path.of(arguments[5])));
      }
      case "sorted" -> runs.sorted();
      case "headlines" -> runs.headlines(count, firstSeed, encoder);
      case "drift" -> runs.drift(count);
      case "calm" -> runs.calm(count);
      case "crashes" -> runs.crashes(count);
      default ->
          throw new IllegalArgumentException(
              "shuffles, http, sorted, headlines, drift, calm or crashes");
    }
  }

  /** Plays the calls through a loop of their own; returns how it stands at the end. */
  private String play(
      List<Row> rows, TaskSettings settings, List<String> labels, long seed, StreamScore score)
      throws IOException {
    Path folder = Files.createTempDirectory("bantam-loop");
    try (Stream stream = new Stream(settings, labels, folder, seed)) {
      for (Row row : rows) {
        score.add(row, stream.call(row.text(), row.teacher()).map(LocalAnswer::text));
      }
      return stream.phase() + ": " + stream.reason();
    } finally {
      delete(folder);
    }
  }

  private void shuffles(int count, long firstSeed, boolean encoder) throws IOException {
    Shuffles shuffles = Shuffles.of(data, encoder);
    shuffles.run(
        count,
        firstSeed,
        (rows, score, seed) ->
            print("<!-- %s -->", play(rows, shuffles.settings(), shuffles.labels(), seed, score)));
  }

  private void sorted() throws IOException {
    Shuffles stored = Shuffles.of(data, false);
    for (int learnAfter : List.of(400, Shuffles.LEARN_AFTER)) {
      StreamScore score = new StreamScore(stored.rows().size(), Shuffles.LAST, Shuffles.ALPHA);
      String end =
          play(
              stored.rows(),
              stored.settings().withLearnAfter(learnAfter),
              stored.labels(),
              1,
              score);
      print(
          "| stored order, learned after %,d | local %d, wrong %d (%.2f %% of all calls), at the end %s |",
          learnAfter,
          score.local(),
          score.wrong(),
          100.0 * score.wrong() / stored.rows().size(),
          end);
    }
  }

  private List<Row> headlineRows() throws IOException {
    List<Row> rows =
        new ArrayList<>(Row.read(data.resolve("frugalgpt/headlines/train.csv"), "label"));
    rows.addAll(Row.read(data.resolve("frugalgpt/headlines/test.csv"), "label"));
    return rows;
  }

  private void headlines(int count, long firstSeed, boolean encoder) throws IOException {
    List<Row> rows = headlineRows();
    List<String> labels = Row.labels(rows);
    TaskSettings lexical =
        TaskSettings.defaults().promotedAutomatically().withLearnAfter(HEADLINES_LEARN_AFTER);
    TaskSettings settings = encoder ? lexical.withEncoder() : lexical;
    for (long seed = firstSeed; seed < firstSeed + count; seed++) {
      List<Row> shuffled = new ArrayList<>(rows);
      Collections.shuffle(shuffled, new Random(seed));
      StreamScore score = new StreamScore(rows.size(), LAST_HEADLINES, settings.alpha());
      String end = play(shuffled, settings, labels, seed, score);
      print(
          "| HEADLINES, seed %d | local %d, wrong %d (%.2f %%), last %,d: %.1f %% local, at the end %s |",
          seed,
          score.local(),
          score.wrong(),
          100.0 * score.wrong() / Math.max(1, score.local()),
          LAST_HEADLINES,
          100 * score.lastShare(),
          end);
    }
  }

  /** From the moment when it serves, {@code up} and {@code down} are swapped. */
  private void drift(int count) throws IOException {
    List<Row> rows = headlineRows();
    List<String> labels = Row.labels(rows);
    TaskSettings settings =
        TaskSettings.defaults()
            .promotedAutomatically()
            .withLearnAfter(HEADLINES_LEARN_AFTER)
            .withSample(SampleSchedule.always(0.5));
    List<Long> delays = new ArrayList<>();
    double risk = 0;
    int after = 0;
    for (int seed = 1; seed <= count; seed++) {
      List<Row> shuffled = new ArrayList<>(rows);
      Collections.shuffle(shuffled, new Random(seed));
      Path folder = Files.createTempDirectory("bantam-loop");
      try (Stream stream = new Stream(settings, labels, folder, seed)) {
        boolean turned = false;
        long audits = 0;
        int local = 0;
        int wrong = 0;
        for (Row row : shuffled) {
          Phase before = stream.phase();
          turned |= before == Phase.SERVING;
          String said = turned ? swapped(row.teacher()) : row.teacher();
          Optional<LocalAnswer> answer = stream.call(row.text(), said);
          if (turned && before == Phase.SERVING) {
            local += answer.isPresent() ? 1 : 0;
            wrong += answer.isPresent() && !answer.get().text().equals(said) ? 1 : 0;
            audits = Math.max(audits, stream.audits());
            if (stream.phase() == Phase.ALARMED) {
              delays.add(audits + 1);
            }
          } else if (turned && answer.isPresent()) {
            after++;
          }
          if (delays.size() == seed && stream.phase() != Phase.ALARMED) {
            break;
          }
        }
        risk += (double) wrong / Math.max(1, local) / count;
      } finally {
        delete(folder);
      }
    }
    delays.sort(Comparator.naturalOrder());
    print(
        "| HEADLINES, up and down swapped, %d runs | %d alarms, risk then %.3f, median audits to alarm %s, local answers while alarmed %d |",
        count, delays.size(), risk, delays.isEmpty() ? "-" : delays.get(delays.size() / 2), after);
  }

  /** The teacher disagrees with half of what alpha allows. */
  private void calm(int count) throws IOException {
    List<Row> rows = headlineRows();
    TaskSettings settings = TaskSettings.defaults().promotedAutomatically();
    Calm calm = new Calm(settings, Row.labels(rows));
    int alarms = 0;
    for (int seed = 1; seed <= count; seed++) {
      List<Row> shuffled = new ArrayList<>(rows);
      Collections.shuffle(shuffled, new Random(seed));
      Path folder = Files.createTempDirectory("bantam-loop");
      try {
        alarms += calm.run(shuffled, folder, seed, AUDITS, settings.alpha() / 2) < AUDITS ? 1 : 0;
      } finally {
        delete(folder);
      }
    }
    print(
        "| HEADLINES, %d runs of %,d audits at half of alpha | %d false alarms |",
        count, AUDITS, alarms);
  }

  private void crashes(int count) throws IOException {
    Path folder = Files.createTempDirectory("bantam-loop");
    try {
      TaskSettings settings = TaskSettings.defaults().promotedAutomatically();
      print("| HEADLINES | %s |", new Crashes(settings).run(headlineRows(), folder, count));
    } finally {
      delete(folder);
    }
  }

  private static String swapped(String label) {
    return switch (label) {
      case "up" -> "down";
      case "down" -> "up";
      default -> label;
    };
  }

  private static void print(String format, Object... arguments) {
    System.out.println(String.format(Locale.ROOT, format, arguments));
  }

  static void delete(Path folder) throws IOException {
    try (java.util.stream.Stream<Path> inside = Files.walk(folder)) {
      for (Path one : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }
}
