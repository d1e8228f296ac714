package dev.bantam.observe.task;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The prompts of all candidates, gathered key by key into a {@link Recogniser}. */
final class Catalogue {

  /** So many different texts under a system text tell that it is no input of its own. */
  private static final int VARIOUS = 8;

  private final Map<CandidateKey, Recogniser.Group> groups = new HashMap<>();
  private final Map<String, Prompt> prompts = new LinkedHashMap<>();
  private final Map<String, String> names = new HashMap<>();

  /** Adds the candidates of one key. */
  void add(List<Candidate> candidates) {
    List<Candidate> exact =
        candidates.stream()
            .filter(
                one -> one.calls() >= Branches.LEAST_CALLS && !one.head().equals(Candidate.POOL))
            .sorted(Comparator.comparing(Candidate::head))
            .toList();
    Candidate pool = pool(candidates, exact);
    List<Template> pooled = pool.texts() == 0 ? List.of() : telling(pool.templates());
    Map<String, List<Prompt>> byHead = new HashMap<>();
    for (Candidate candidate : exact) {
      boolean inPool = candidate.texts() < VARIOUS && pooled.stream().anyMatch(candidate::covered);
      if (!inPool) {
        byHead.put(candidate.head(), prompts(candidate, candidate.templates()));
      }
    }
    Map<String, Long> seldom = new HashMap<>();
    for (Candidate candidate : candidates) {
      if (candidate.calls() < Branches.LEAST_CALLS) {
        seldom.put(candidate.head(), candidate.calls());
      }
    }
    groups.put(pool.key(), new Recogniser.Group(byHead, prompts(pool, pooled), seldom));
  }

  Recogniser recogniser(long others) {
    return new Recogniser(groups, prompts, others);
  }

  /** The calls of rare system texts, apart from those that are edits of a frequent one. */
  private static Candidate pool(List<Candidate> candidates, List<Candidate> exact) {
    Candidate pool = candidates.getFirst().pool();
    List<String> frequent =
        exact.stream().filter(one -> one.texts() >= VARIOUS).map(Candidate::head).toList();
    candidates.stream()
        .filter(one -> !one.head().isEmpty())
        .filter(one -> one.calls() < Branches.LEAST_CALLS || one.head().equals(Candidate.POOL))
        .sorted(Comparator.comparing(Candidate::head))
        .filter(
            one ->
                frequent.stream()
                    .noneMatch(head -> Similarity.of(head, one.head()) >= Similarity.VERSION))
        .forEach(pool::absorb);
    return pool;
  }

  /** Templates with words of their own: without them, every system text would fit. */
  private static List<Template> telling(List<Template> templates) {
    return templates.stream()
        .filter(
            template ->
                template.constants().stream().mapToInt(Tokens::words).sum()
                    >= PromptSplitter.INSTRUCTING_WORDS)
        .toList();
  }

  private List<Prompt> prompts(Candidate candidate, List<Template> templates) {
    List<Prompt> found = new ArrayList<>();
    for (Template template : templates) {
      String id = Prompt.id(candidate.key(), template);
      String name = TaskName.of(candidate.format(), template);
      boolean taken = !names.computeIfAbsent(name, absent -> id).equals(id);
      String distinct = taken ? name + "-" + id.substring(0, 4) : name;
      Prompt prompt = new Prompt(id, distinct, candidate.key(), candidate.format(), template);
      prompts.put(id, prompt);
      found.add(prompt);
    }
    found.sort(
        Comparator.comparingInt((Prompt prompt) -> prompt.template().constantLength())
            .reversed()
            .thenComparing(prompt -> prompt.id()));
    return found;
  }
}
