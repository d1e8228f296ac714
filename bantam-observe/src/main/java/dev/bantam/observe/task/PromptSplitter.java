package dev.bantam.observe.task;

import dev.bantam.observe.task.Branches.Branch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The prompts among the specimens of one candidate, which may have several: the candidate's calls
 * share model, format and system text, but instructions may stand in the user's message.
 *
 * <p>Recursive. The branch of most calls, from the front or the back, becomes a group of its own
 * and is split further; what fits its templates is taken out; then the next branch. Where
 * instructions are already shared, the branches must explain nearly all calls, or nothing is split:
 * what inputs share by chance never does.
 */
final class PromptSplitter {

  /** So many constant words tell what the calls want. */
  static final int INSTRUCTING_WORDS = 3;

  private static final int LONG_WORDS = 6;
  private static final int DEEPEST = 24;

  /** With no words shared elsewhere, the branches are the instructions. */
  private static final double HALF = 0.5;

  /** Where the shared part ends in the midst of a line, an edit has probably torn it. */
  private static final double MOST = 0.9;

  private static final double NEARLY_ALL = 0.98;

  /** A long prompt beside others of the same beginning. */
  private static final double COMMON = 0.2;

  private final String head;
  private final boolean formatTells;
  private final boolean plain;
  private final long known;

  /**
   * @param head what precedes the specimens in each call
   * @param plain whether the answers are plain text; a schema or a function already tells what is
   *     wanted
   * @param known calls of known prompts that are not among the specimens any more
   */
  PromptSplitter(String head, boolean plain, long known) {
    this.head = head;
    this.plain = plain;
    this.formatTells = !plain;
    this.known = known;
  }

  /** The templates of the prompts, without repeats. */
  List<Template> split(List<Specimen> specimens) {
    if (!Branches.enough(specimens)
        && (specimens.size() > 1 && Branches.calls(specimens) < Branches.LEAST_CALLS)) {
      return List.of();
    }
    Map<List<Template.Piece>, Template> distinct = new LinkedHashMap<>();
    for (Template template : split(specimens, 0)) {
      distinct.merge(template.pieces(), template, (a, b) -> a.spans() ? a : b);
    }
    return List.copyOf(distinct.values());
  }

  private List<Template> split(List<Specimen> specimens, int depth) {
    int shortest = specimens.stream().mapToInt(Specimen::length).min().orElse(0);
    int front = TemplateLearner.shared(specimens, false, shortest);
    int back = TemplateLearner.shared(specimens, true, shortest - front);
    Specimen first = specimens.getFirst();
    String prefix = first.between(0, front, false);
    String suffix = first.between(0, back, true);
    int words = Tokens.words(head) + Tokens.words(prefix) + Tokens.words(suffix);
    boolean told = words >= INSTRUCTING_WORDS;
    boolean instructed = told || formatTells;
    if (depth == DEEPEST || specimens.size() == 1) {
      return List.of(TemplateLearner.learn(head, specimens, instructed));
    }
    Template whole = TemplateLearner.learn(head, specimens, instructed);
    List<Template> templates = new ArrayList<>();
    List<Template> prominent = new ArrayList<>();
    List<Specimen> searched = specimens;
    int longest = 0;
    for (Optional<Branch> next = largest(searched, front, back, instructed);
        next.isPresent();
        next = largest(searched, front, back, instructed)) {
      Branch branch = next.get();
      List<Template> inside =
          split(branch.members(), depth + 1).stream()
              .filter(template -> !template.pieces().equals(whole.pieces()))
              .toList();
      longest = templates.isEmpty() ? branch.words() : longest;
      templates.addAll(inside);
      if (branch.words() >= LONG_WORDS && branch.calls() >= COMMON * Branches.calls(specimens)) {
        prominent.addAll(inside);
      }
      searched = without(searched, branch.members(), inside);
    }
    List<Specimen> rest = without(specimens, List.of(), templates);
    double explained =
        1 - Branches.calls(rest) / (Branches.calls(specimens) + (depth == 0 ? (double) known : 0));
    if (templates.isEmpty()) {
      return byMiddles(specimens, whole, instructed, depth, front, back);
    }
    if (!instructed) {
      Template remaining = rest.isEmpty() ? whole : TemplateLearner.learn(head, rest, false);
      boolean worded = remaining.constants().stream().anyMatch(text -> Tokens.words(text) > 0);
      return Branches.enough(rest) && (explained < HALF || worded)
          ? joined(templates, rest, false)
          : templates;
    }
    boolean torn = !Breaks.endsStrong(prefix) || !Breaks.cutSuffix(suffix, true).equals(suffix);
    double wanted = !told ? HALF : torn || longest >= LONG_WORDS ? MOST : NEARLY_ALL;
    if (explained >= wanted) {
      return templates;
    }
    List<Specimen> others = plain ? without(specimens, List.of(), prominent) : specimens;
    return prominent.isEmpty() || !plain || !Branches.enough(others)
        ? byMiddles(specimens, whole, true, depth, front, back)
        : joined(prominent, others, true);
  }

  /** The prompts that differ between slots only; the whole's one template if none do. */
  private List<Template> byMiddles(
      List<Specimen> specimens,
      Template whole,
      boolean instructed,
      int depth,
      int front,
      int back) {
    List<Template> templates = new ArrayList<>();
    if (instructed) {
      for (List<Specimen> group : MiddleVariants.of(specimens, front, back)) {
        List<Template> inside = split(group, depth + 1);
        if (inside.stream().anyMatch(one -> one.slots().size() <= whole.slots().size())) {
          return List.of(whole);
        }
        templates.addAll(inside);
      }
    }
    return templates.isEmpty() ? List.of(whole) : templates;
  }

  private List<Template> joined(List<Template> templates, List<Specimen> rest, boolean instructed) {
    return Stream.concat(
            templates.stream(), Stream.of(TemplateLearner.learn(head, rest, instructed)))
        .toList();
  }

  private static Optional<Branch> largest(
      List<Specimen> specimens, int front, int back, boolean instructed) {
    if (!Branches.enough(specimens)) {
      return Optional.empty();
    }
    return Stream.concat(
            Branches.of(specimens, front, false, instructed).stream(),
            Branches.of(specimens, back, true, instructed).stream())
        .max(
            Comparator.comparingInt(Branch::calls)
                .thenComparingInt(Branch::words)
                .thenComparing(branch -> branch.members().getFirst().text()));
  }

  private List<Specimen> without(
      List<Specimen> specimens, List<Specimen> members, List<Template> templates) {
    Set<String> gone = new HashSet<>();
    members.forEach(member -> gone.add(member.text()));
    return specimens.stream()
        .filter(specimen -> !gone.contains(specimen.text()))
        .filter(
            specimen ->
                templates.stream()
                    .noneMatch(template -> template.values(head + specimen.text()).isPresent()))
        .toList();
  }
}
