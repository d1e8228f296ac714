package dev.bantam.observe.task;

import dev.bantam.core.Call;
import dev.bantam.core.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the tasks among calls, given one at a time from a file or from live traffic.
 *
 * <p>How: calls are sorted into candidates by endpoint, model, canonical answer format, tenant and
 * exact system text. Each keeps a bounded sample of its different texts, from which its prompts are
 * split ({@link PromptSplitter}) and their templates learned ({@link TemplateLearner}). System
 * texts of fewer than 20 calls are pooled and templates learned of the system text too, because
 * some applications write the input, a date or a name into it; rare texts that are like a frequent
 * one are left out of the pool, for they are edits of it.
 *
 * <p>Memory: at most {@value #MOST_CANDIDATES} candidates (the rarest beyond that give way; calls
 * that are lost so are counted as others), 8,000 texts each, and {@value #MOST_CHARACTERS}
 * characters of text altogether. When less than that is seen, the outcome does not depend on the
 * order of the calls. Not for use by several threads at once.
 */
public final class TaskFinder {

  private static final int MOST_CANDIDATES = 2_000;
  private static final long MOST_CHARACTERS = 150_000_000;

  /** From so many rare system texts on, they are looked at together. */
  private static final int POOLED = 8;

  private record Place(CandidateKey key, String head) {}

  private final Map<Place, Candidate> candidates = new LinkedHashMap<>();
  private long characters;
  private long others;

  /** Looks at a call. Calls with obstacles are passed over. */
  public void add(Trace trace) {
    add(trace.call(), new KeyedCall(trace.call()));
  }

  /** The same of a call at which others have looked. */
  void add(Call call, KeyedCall keyed) {
    if (!call.obstacles().isEmpty()) {
      return;
    }
    Optional<Transcript> found = keyed.transcript();
    if (found.isEmpty()) {
      return;
    }
    Transcript transcript = found.get();
    CandidateKey key = keyed.key();
    Place place = new Place(key, transcript.head());
    Candidate candidate =
        candidates.computeIfAbsent(
            place, absent -> new Candidate(key, call.format(), transcript.head()));
    long before = candidate.characters();
    candidate.add(transcript.body());
    characters += candidate.characters() - before;
    if (candidates.size() > 2 * MOST_CANDIDATES) {
      keep(MOST_CANDIDATES);
    }
    if (characters > MOST_CHARACTERS) {
      shrink();
    }
  }

  /** What the calls so far teach. */
  public Recogniser recogniser() {
    Map<CandidateKey, List<Candidate>> keys = new LinkedHashMap<>();
    for (Candidate candidate : candidates.values()) {
      keys.computeIfAbsent(candidate.key(), key -> new ArrayList<>()).add(candidate);
    }
    Catalogue catalogue = new Catalogue();
    keys.values().forEach(catalogue::add);
    return catalogue.recogniser(others);
  }

  private void shrink() {
    candidates.values().forEach(Candidate::halve);
    count();
    if (characters > MOST_CHARACTERS / 10 * 9) {
      keep(candidates.size() / 2);
    }
  }

  private void count() {
    characters = candidates.values().stream().mapToLong(Candidate::characters).sum();
  }

  /** Keeps the candidates of most calls; system texts in plenty under one key go into its pool. */
  private void keep(int most) {
    List<Map.Entry<Place, Candidate>> rarest =
        candidates.entrySet().stream()
            .sorted(
                Comparator.comparingLong(
                        (Map.Entry<Place, Candidate> entry) -> entry.getValue().calls())
                    .reversed())
            .skip(most)
            .toList();
    Map<CandidateKey, List<Candidate>> gone = new LinkedHashMap<>();
    for (Map.Entry<Place, Candidate> entry : rarest) {
      candidates.remove(entry.getKey());
      gone.computeIfAbsent(entry.getKey().key(), key -> new ArrayList<>()).add(entry.getValue());
    }
    gone.forEach(
        (key, some) -> {
          boolean pooled = some.size() >= POOLED && !some.getFirst().head().isEmpty();
          if (pooled) {
            Candidate pool =
                candidates.computeIfAbsent(
                    new Place(key, Candidate.POOL), place -> some.getFirst().pool());
            some.stream().filter(one -> !one.head().isEmpty()).forEach(pool::absorb);
          } else {
            others += some.stream().mapToLong(Candidate::calls).sum();
          }
        });
    count();
  }
}
