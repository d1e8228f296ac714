package dev.bantam.bench.loop;

import dev.bantam.core.guarantee.AuditAlarm;
import dev.bantam.core.guarantee.Binomial;
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
import java.util.SplittableRandom;

/**
 * What the loop promises, on recorded streams: {@code shuffles FOLDER N}, {@code sorted FOLDER},
 * {@code headlines FOLDER N}, {@code drift FOLDER N}, {@code calm FOLDER N}. Prints Markdown.
 */
public final class LoopRuns {

  /** Fixed before the first run. */
  private static final int OCATS_LEARN_AFTER = 1_500;

  private static final int HEADLINES_LEARN_AFTER = 4_000;
  private static final int LAST_OCATS = 500;
  private static final int LAST_HEADLINES = 2_000;

  private final Path data;

  private LoopRuns(Path data) {
    this.data = data;
  }

  /** Runs what the first argument says. */
  public static void main(String[] arguments) throws IOException {
    LoopRuns runs = new LoopRuns(Path.of(arguments[1]));
    int count = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1;
    switch (arguments[0]) {
      case "shuffles" -> runs.shuffles(count);
      case "sorted" -> runs.sorted();
      case "headlines" -> runs.headlines(count);
      case "drift" -> runs.drift(count);
      case "calm" -> calm(count);
      default -> throw new IllegalArgumentException("shuffles, sorted, headlines, drift or calm");
    }
  }

  /** What came of a stream. */
  private record Outcome(int local, int wrong, int right, double lastShare, String state) {}

  private Outcome outcome(
      List<Row> rows, TaskSettings settings, List<String> labels, int last, long seed)
      throws IOException {
    Path folder = Files.createTempDirectory("bantam-loop");
    int local = 0;
    int wrong = 0;
    int right = 0;
    int lastLocal = 0;
    String state;
    try (Stream stream = new Stream(settings, labels, folder, seed)) {
      for (int i = 0; i < rows.size(); i++) {
        Row row = rows.get(i);
        Optional<LocalAnswer> answer = stream.call(row.text(), row.teacher());
        String given = answer.map(LocalAnswer::text).orElse(row.teacher());
        right += given.equals(row.gold()) ? 1 : 0;
        if (answer.isPresent()) {
          local++;
          wrong += given.equals(row.teacher()) ? 0 : 1;
          lastLocal += i >= rows.size() - last ? 1 : 0;
        }
      }
      state = stream.phase() + ": " + stream.reason();
    } finally {
      delete(folder);
    }
    return new Outcome(local, wrong, right, (double) lastLocal / last, state);
  }

  private List<Row> ocats() throws IOException {
    return Row.read(data.resolve("ocats_banking77/stream.csv"), "gpt_label");
  }

  private static TaskSettings ocatsSettings() {
    return TaskSettings.defaults()
        .withPromise(0.1, 0.05)
        .promotedAutomatically()
        .withLearnAfter(OCATS_LEARN_AFTER);
  }

  private void shuffles(int count) throws IOException {
    List<Row> rows = ocats();
    List<String> labels = Row.labels(rows);
    int above = 0;
    int served = 0;
    double share = 0;
    double accuracy = 0;
    double teacher = 0;
    long localAnswers = 0;
    long wrongAnswers = 0;
    for (int seed = 1; seed <= count; seed++) {
      List<Row> shuffled = new ArrayList<>(rows);
      Collections.shuffle(shuffled, new Random(seed));
      Outcome outcome = outcome(shuffled, ocatsSettings(), labels, LAST_OCATS, seed);
      // Above alpha by more than the noise of so many answers, one-sided 5 %.
      boolean worse =
          outcome.local > 0 && 1 - new Binomial(outcome.local, 0.1).cdf(outcome.wrong - 1) < 0.05;
      above += worse ? 1 : 0;
      served += outcome.local > 0 ? 1 : 0;
      share += outcome.lastShare / count;
      accuracy += (double) outcome.right / rows.size() / count;
      localAnswers += outcome.local;
      wrongAnswers += outcome.wrong;
      print(
          "<!-- %d: local %d, wrong %d, last share %.3f, %s -->",
          seed, outcome.local, outcome.wrong, outcome.lastShare, outcome.state);
    }
    for (Row row : rows) {
      teacher += row.teacher().equals(row.gold()) ? 1.0 / rows.size() : 0;
    }
    print(
        "| ocats_banking77, %d shuffles, alpha 10 %%, learned after %,d | |",
        count, OCATS_LEARN_AFTER);
    print("| --- | --- |");
    print("| shuffles that served | %d |", served);
    print("| shuffles above alpha by more than their noise | %d of %d |", above, count);
    print(
        "| disagreement among all local answers | %.2f %% |",
        100.0 * wrongAnswers / Math.max(1, localAnswers));
    print("| local share of the last %d calls, mean | %.1f %% |", LAST_OCATS, 100 * share);
    print(
        "| accuracy against gold, teacher's own | %.2f %%, %.2f %% |",
        100 * accuracy, 100 * teacher);
  }

  private void sorted() throws IOException {
    List<Row> rows = ocats();
    List<String> labels = Row.labels(rows);
    for (int learnAfter : List.of(400, OCATS_LEARN_AFTER)) {
      Outcome outcome =
          outcome(rows, ocatsSettings().withLearnAfter(learnAfter), labels, LAST_OCATS, 1);
      print(
          "| stored order, learned after %,d | local %d, wrong %d (%.2f %% of all calls), at the end %s |",
          learnAfter,
          outcome.local,
          outcome.wrong,
          100.0 * outcome.wrong / rows.size(),
          outcome.state);
    }
  }

  private List<Row> headlineRows() throws IOException {
    List<Row> rows =
        new ArrayList<>(Row.read(data.resolve("frugalgpt/headlines/train.csv"), "label"));
    rows.addAll(Row.read(data.resolve("frugalgpt/headlines/test.csv"), "label"));
    return rows;
  }

  private void headlines(int count) throws IOException {
    List<Row> rows = headlineRows();
    List<String> labels = Row.labels(rows);
    TaskSettings settings =
        TaskSettings.defaults().promotedAutomatically().withLearnAfter(HEADLINES_LEARN_AFTER);
    for (int seed = 1; seed <= count; seed++) {
      List<Row> shuffled = new ArrayList<>(rows);
      Collections.shuffle(shuffled, new Random(seed));
      Outcome outcome = outcome(shuffled, settings, labels, LAST_HEADLINES, seed);
      print(
          "| HEADLINES, seed %d | local %d, wrong %d (%.2f %%), last %,d: %.1f %% local, at the end %s |",
          seed,
          outcome.local,
          outcome.wrong,
          100.0 * outcome.wrong / Math.max(1, outcome.local),
          LAST_HEADLINES,
          100 * outcome.lastShare,
          outcome.state);
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

  /** Audits of a specialist that keeps its promise well. */
  private static void calm(int count) {
    double alpha = 0.05;
    int audits = 20_000;
    int alarms = 0;
    for (int seed = 1; seed <= count; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      AuditAlarm alarm = AuditAlarm.start(alpha, 0.05);
      for (int audit = 0; audit < audits && alarm.raised().isEmpty(); audit++) {
        alarm = alarm.next(random.nextDouble() < alpha / 2);
      }
      alarms += alarm.raised().isPresent() ? 1 : 0;
    }
    print(
        "| no drift, risk alpha/2, %d runs of %,d audits | %d false alarms |",
        count, audits, alarms);
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

  private static void delete(Path folder) throws IOException {
    try (java.util.stream.Stream<Path> inside = Files.walk(folder)) {
      for (Path one : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }
}
