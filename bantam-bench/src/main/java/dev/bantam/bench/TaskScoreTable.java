package dev.bantam.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/**
 * Prints how well {@code assess --explain} recognised the tasks of a file of {@link MixedCalls}.
 *
 * <p>Usage: {@code TaskScoreTable TRUTH.csv EXPLAIN.csv [ASSESS.json] [--file NAME]}. Beside the
 * truth lies its {@code schemas.json}. The other JSON is what {@code assess --json} printed;
 * without it nothing is said of links, counts and schemas. NAME is the end of the name of the file
 * of calls, when several were assessed. The exit code is 1 unless everything was recognised.
 */
public final class TaskScoreTable {

  private static final int SHOWN = 3;

  private TaskScoreTable() {}

  /** Prints the table. */
  public static void main(String[] arguments) throws IOException {
    List<String> files = new ArrayList<>(List.of(arguments));
    String name = "";
    int named = files.indexOf("--file");
    if (named >= 0 && named + 1 < files.size()) {
      name = files.remove(named + 1);
      files.remove(named);
    }
    if (files.size() < 2 || files.size() > 3 || files.stream().anyMatch(TaskScoreTable::missing)) {
      System.err.println(
          "Usage: bench/task_score.sh TRUTH.csv EXPLAIN.csv [ASSESS.json] [--file NAME];"
              + " the files must exist");
      System.exit(64);
    }
    TaskScore score;
    try {
      score = score(files, name);
    } catch (NoSuchElementException | NumberFormatException | JacksonException e) {
      System.err.println(
          "task_score: one of the files is not what it should be: " + e.getMessage());
      System.exit(65);
      return;
    }
    System.out.print(text(score));
    System.exit(score.perfect() ? 0 : 1);
  }

  private static TaskScore score(List<String> files, String name) throws IOException {
    return TaskScore.of(
        TruthLine.read(Path.of(files.get(0))),
        ExplainFile.read(Path.of(files.get(1)), name),
        files.size() == 3
            ? Optional.of(AssessedTasks.read(Path.of(files.get(2))))
            : Optional.empty(),
        AnswerSchema.read(Path.of(files.getFirst()).resolveSibling("schemas.json")));
  }

  private static boolean missing(String file) {
    return !Files.isReadable(Path.of(file));
  }

  /** The table, in Markdown. */
  static String text(TaskScore score) {
    StringBuilder text = new StringBuilder();
    text.append("| task | version | calls | inputs recovered | recognised as |\n");
    text.append("| --- | --- | ---: | ---: | --- |\n");
    for (VersionScore version : score.versions()) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %,d | %s | %s |%n",
              version.version().task(),
              version.version().version(),
              version.calls(),
              share(version.inputs(), version.calls()),
              found(version)));
    }
    text.append(
        String.format(Locale.ROOT, "%nadjusted Rand index  %s%n", exact(score.adjustedRand())));
    text.append(
        String.format(
            Locale.ROOT, "inputs recovered     %s%n", share(score.inputs(), score.calls())));
    text.append(
        String.format(
            Locale.ROOT,
            "versions linked      %s%n",
            known(score.linked(), score.tasks(), "tasks")));
    text.append(
        String.format(
            Locale.ROOT,
            "second attempts once %s%n",
            known(score.countedOnce(), score.versions().size(), "versions")));
    text.append(
        String.format(
            Locale.ROOT,
            "schemas right        %s%n",
            known(score.schemas(), score.telling(), "versions of 2,000 calls or more")));
    text.append(
        String.format(Locale.ROOT, "garbage taken        %,d lines%n", score.garbageTaken()));
    return text.toString();
  }

  private static String found(VersionScore version) {
    List<Map.Entry<String, Long>> found =
        version.found().entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .toList();
    String first =
        found.stream()
            .limit(SHOWN)
            .map(
                entry ->
                    String.format(
                        Locale.ROOT,
                        "%s: %,d",
                        entry.getKey().isEmpty() ? "no task" : entry.getKey(),
                        entry.getValue()))
            .collect(Collectors.joining(", "));
    return found.size() > SHOWN ? first + ", and " + (found.size() - SHOWN) + " more" : first;
  }

  /** Never rounded up to one. */
  private static String exact(double value) {
    double shown = value == 1 ? 1 : Math.min(value, 0.999999);
    return String.format(Locale.ROOT, "%.6f", shown);
  }

  private static String share(long part, long all) {
    return part == all ? "all" : String.format(Locale.ROOT, "%,d of %,d", part, all);
  }

  private static String known(Optional<Long> part, long all, String what) {
    return part.map(some -> String.format(Locale.ROOT, "%,d of %,d %s", some, all, what))
        .orElse("unknown without the JSON");
  }
}
