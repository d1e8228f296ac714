package dev.bantam.bench;

import dev.bantam.bench.ExplainFile.Explained;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How well an assessment recognised the tasks of a file whose truth is known.
 *
 * <p>Two attempts at a call are one call: it is of the task that either was given to. A call of no
 * task stands alone, so that a task that was missed as a whole counts as split.
 *
 * @param adjustedRand of the calls' tasks against the versions of the truth
 * @param calls second attempts not counted
 * @param inputs how many inputs were recovered exactly
 * @param garbageTaken lines of garbage that were given to a task
 * @param versions one by one
 * @param linked tasks all of whose versions lead to one task, and to no other's
 * @param tasks how many the truth has
 * @param countedOnce versions whose calls are counted without second attempts, if that is known
 * @param schemas versions whose answers' schema is the truth's, if that is known; only versions of
 *     {@value #TELLING} calls or more count, for the values of plain text must be seen first
 */
record TaskScore(
    double adjustedRand,
    long calls,
    long inputs,
    long garbageTaken,
    List<VersionScore> versions,
    Optional<Long> linked,
    long tasks,
    Optional<Long> countedOnce,
    Optional<Long> schemas) {

  /** From so many calls on, a version's answers have all been seen. */
  static final int TELLING = 2_000;

  TaskScore {
    versions = List.copyOf(versions);
  }

  /** Compares what was explained with the truth. */
  static TaskScore of(
      List<TruthLine> truth,
      Map<Long, Explained> explained,
      Optional<AssessedTasks> assessed,
      Map<String, AnswerSchema> schemas) {
    Map<TruthLine.Version, Tally> tallies = new TreeMap<>();
    List<Object> versions = new ArrayList<>();
    List<Object> found = new ArrayList<>();
    long garbageTaken = 0;
    for (int i = 0; i < truth.size(); i++) {
      TruthLine line = truth.get(i);
      Explained first = explained.getOrDefault(line.line(), new Explained("", ""));
      if (line.garbage()) {
        garbageTaken += first.task().isEmpty() ? 0 : 1;
        continue;
      }
      Explained said = first;
      if (i + 1 < truth.size() && truth.get(i + 1).secondAttempt()) {
        i++;
        said = together(first, explained.getOrDefault(truth.get(i).line(), new Explained("", "")));
      }
      versions.add(line.ofVersion());
      found.add(said.task().isEmpty() ? line.line() : said.task());
      tallies
          .computeIfAbsent(line.ofVersion(), version -> new Tally())
          .add(said.task(), !said.task().isEmpty() && Inputs.same(line.input(), said.input()));
    }
    List<VersionScore> scores =
        tallies.entrySet().stream().map(entry -> entry.getValue().score(entry.getKey())).toList();
    return new TaskScore(
        AdjustedRand.of(versions, found),
        versions.size(),
        scores.stream().mapToLong(VersionScore::inputs).sum(),
        garbageTaken,
        scores,
        assessed.map(tasks -> linked(scores, tasks)),
        scores.stream().map(score -> score.version().task()).distinct().count(),
        assessed.map(tasks -> countedOnce(scores, tasks)),
        assessed.map(tasks -> rightSchemas(scores, tasks, schemas)));
  }

  /** Whether nothing is left to wish for, as far as it is known. */
  boolean perfect() {
    return adjustedRand == 1
        && inputs == calls
        && garbageTaken == 0
        && linked.orElse(tasks) == tasks
        && countedOnce.orElse((long) versions.size()) == versions.size()
        && schemas.orElse(telling()) == telling();
  }

  /** How many versions have enough calls to know the schema of their answers. */
  long telling() {
    return versions.stream().filter(version -> version.calls() >= TELLING).count();
  }

  private static Explained together(Explained first, Explained second) {
    if (first.task().isEmpty()) {
      return second;
    }
    if (second.task().isEmpty() || second.task().equals(first.task())) {
      return first;
    }
    return new Explained(first.task() + " and " + second.task(), first.input());
  }

  private static long linked(List<VersionScore> scores, AssessedTasks assessed) {
    Map<String, Set<String>> rootsOfTask = new TreeMap<>();
    Map<String, Set<String>> tasksOfRoot = new HashMap<>();
    for (VersionScore score : scores) {
      String root = assessed.root(score.mostly());
      String task = score.version().task();
      rootsOfTask.computeIfAbsent(task, name -> new HashSet<>()).add(root);
      tasksOfRoot.computeIfAbsent(root, name -> new HashSet<>()).add(task);
    }
    return rootsOfTask.values().stream()
        .filter(roots -> roots.size() == 1)
        .filter(roots -> !roots.contains(""))
        .filter(
            roots ->
                roots.stream()
                    .allMatch(root -> tasksOfRoot.getOrDefault(root, Set.of()).size() == 1))
        .count();
  }

  private static long countedOnce(List<VersionScore> scores, AssessedTasks assessed) {
    return scores.stream()
        .filter(score -> assessed.calls().getOrDefault(score.mostly(), -1L) == score.calls())
        .count();
  }

  private static long rightSchemas(
      List<VersionScore> scores, AssessedTasks assessed, Map<String, AnswerSchema> schemas) {
    return scores.stream()
        .filter(score -> score.calls() >= TELLING)
        .filter(
            score -> {
              AnswerSchema wanted = schemas.get(score.version().task());
              return wanted != null && wanted.equals(assessed.schemas().get(score.mostly()));
            })
        .count();
  }

  /** The calls of a version, while they are counted. */
  private static final class Tally {
    private final Map<String, Long> found = new TreeMap<>();
    private long calls;
    private long inputs;

    void add(String task, boolean recovered) {
      found.merge(task, 1L, Long::sum);
      calls++;
      inputs += recovered ? 1 : 0;
    }

    VersionScore score(TruthLine.Version version) {
      return new VersionScore(version, calls, found, inputs);
    }
  }
}
