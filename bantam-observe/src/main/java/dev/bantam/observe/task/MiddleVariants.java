package dev.bantam.observe.task;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Groups of specimens by the wording of a piece between slots, which neither their beginnings nor
 * their ends show: some say {@code Body:} before the second slot, others {@code Content:}. A group
 * shares a run of three tokens, with a word and a strong break in it, that the others lack.
 */
final class MiddleVariants {

  private static final int RUN = 3;
  private static final int MOST_GROUPS = 8;
  private static final int MOST_COMPARED = 400;
  private static final double NEARLY_ALL = 0.95;

  private record Run(int first, int second, int third) {}

  private final int front;
  private final int back;

  private MiddleVariants(int front, int back) {
    this.front = front;
    this.back = back;
  }

  /**
   * The groups, the largest first, when together they are nearly all specimens; otherwise none.
   *
   * @param front how many tokens all share at the front: a slot begins there, and its first words
   *     are no piece between slots
   * @param back how many all share at the back
   */
  static List<List<Specimen>> of(List<Specimen> specimens, int front, int back) {
    return new MiddleVariants(front, back).groups(specimens);
  }

  private List<List<Specimen>> groups(List<Specimen> specimens) {
    Map<Run, Integer> all = counts(specimens);
    int compared = Math.min(MOST_COMPARED, specimens.size());
    Set<Run> constant = new HashSet<>();
    all.forEach(
        (run, count) -> {
          if (count == compared) {
            constant.add(run);
          }
        });
    List<List<Specimen>> groups = new ArrayList<>();
    List<Specimen> rest = specimens;
    while (Branches.enough(rest) && groups.size() < MOST_GROUPS) {
      Run best = new Run(-1, -1, -1);
      int most = 0;
      for (Map.Entry<Run, Integer> run : counts(rest).entrySet()) {
        boolean more =
            run.getValue() > most || (run.getValue() == most && before(run.getKey(), best));
        if (more && !constant.contains(run.getKey())) {
          best = run.getKey();
          most = run.getValue();
        }
      }
      List<Specimen> members = new ArrayList<>();
      List<Specimen> others = new ArrayList<>();
      for (Specimen specimen : rest) {
        (holds(specimen, best) ? members : others).add(specimen);
      }
      if (!Branches.enough(members)) {
        break;
      }
      groups.add(members);
      rest = others;
    }
    double left = (double) Branches.calls(rest) / Branches.calls(specimens);
    return left <= 1 - NEARLY_ALL && (groups.size() > 1 || !rest.isEmpty()) ? groups : List.of();
  }

  /** In how many of the first specimens each run stands that could be a label between slots. */
  private Map<Run, Integer> counts(List<Specimen> specimens) {
    Map<Run, Integer> counts = new HashMap<>();
    Map<Run, Boolean> labels = new HashMap<>();
    specimens.stream()
        .limit(MOST_COMPARED)
        .forEach(
            specimen -> {
              Set<Run> runs = new HashSet<>();
              for (int at = front + 1; at + RUN < specimen.length() - back; at++) {
                Run run = run(specimen, at);
                int from = at;
                if (labels.computeIfAbsent(run, absent -> label(specimen, from)) && runs.add(run)) {
                  counts.merge(run, 1, Integer::sum);
                }
              }
            });
    return counts;
  }

  private static boolean label(Specimen specimen, int at) {
    String text = specimen.between(at, at + RUN, false);
    return Tokens.words(text) > 0 && Breaks.hasStrong(text);
  }

  private static Run run(Specimen specimen, int at) {
    int[] tokens = specimen.tokens();
    return new Run(tokens[at], tokens[at + 1], tokens[at + 2]);
  }

  private boolean holds(Specimen specimen, Run run) {
    for (int at = front + 1; at + RUN < specimen.length() - back; at++) {
      if (run(specimen, at).equals(run)) {
        return true;
      }
    }
    return false;
  }

  private static boolean before(Run one, Run other) {
    int first = Integer.compare(one.first(), other.first());
    int second = Integer.compare(one.second(), other.second());
    return first < 0
        || (first == 0 && (second < 0 || (second == 0 && one.third() < other.third())));
  }
}
