package dev.bantam.observe.task;

import dev.bantam.core.AnswerFormat;
import dev.bantam.core.Message;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Calls that share a {@link CandidateKey} and, except in a pool, their system text: a bounded
 * sample of them, and the templates learned from it.
 */
final class Candidate {

  /** The head of calls whose system messages differ: the mark alone. */
  static final String POOL = String.valueOf(Transcript.mark(Message.Role.SYSTEM));

  /** Of how many different texts a candidate's templates are learned. */
  static final int MOST_TEXTS = 8_000;

  /** To how many a prompt's texts are thinned when the sample is full. */
  private static final int THINNED = 512;

  /** Longer texts are assigned like others, but nothing is learned from them. */
  private static final int LONGEST = 100_000;

  /**
   * A prompt that needs no more than a thin sample. The sample goes on all the same, for an edited
   * prompt may fit the old one's template, its new words taken for input.
   *
   * @param template what its calls fit
   * @param ceiling the highest rank in its sample; texts above are passed over
   */
  private record Settled(Template template, int ceiling) {}

  private final CandidateKey key;
  private final AnswerFormat format;
  private final String head;
  private final Sample sample = new Sample();
  private long calls;
  private List<Template> templates = List.of();
  private List<Settled> settled = List.of();
  private List<Template> open = List.of();
  private int ceiling = Integer.MAX_VALUE;
  private boolean stale = true;

  /**
   * @param format the first call's
   * @param head the system message that all the calls share, with its mark, or {@link #POOL}; empty
   *     when there is none
   */
  Candidate(CandidateKey key, AnswerFormat format, String head) {
    this.key = key;
    this.format = format;
    this.head = head;
  }

  CandidateKey key() {
    return key;
  }

  AnswerFormat format() {
    return format;
  }

  /** An empty candidate for calls with other system texts. */
  Candidate pool() {
    return new Candidate(key, format, POOL);
  }

  String head() {
    return head;
  }

  long calls() {
    return calls;
  }

  long characters() {
    return sample.characters();
  }

  /** How many different texts are kept. */
  int texts() {
    return sample.size();
  }

  /** Counts a call whose text behind the head is this. */
  void add(String text) {
    calls++;
    if (text.length() > LONGEST || enough(text)) {
      return;
    }
    sample.add(text);
    stale = true;
    if (sample.size() > MOST_TEXTS) {
      thin();
    }
  }

  /** Whether all that was seen fits one of the prompts. */
  boolean covered(Template template) {
    return sample.specimens().stream()
        .allMatch(specimen -> template.values(head + specimen.text()).isPresent());
  }

  /** Takes over the sample of another whose head begins with this one's. */
  void absorb(Candidate other) {
    calls += other.calls;
    String between = other.head.substring(head.length());
    other.sample.forEach((text, count) -> sample.add(between + text, count));
    stale = true;
    if (sample.size() > 2 * MOST_TEXTS) {
      sample.thin(text -> true, MOST_TEXTS);
    }
  }

  /** Forgets half of the sample. */
  void halve() {
    sample.thin(text -> true, Math.max(Branches.LEAST_CALLS + 4, sample.size() / 2));
  }

  /** The prompts of the calls so far. */
  List<Template> templates() {
    if (stale) {
      templates =
          new PromptSplitter(head, key.plain(), Math.max(0, calls - sample.calls()))
              .split(sample.specimens());
      stale = false;
    }
    return templates;
  }

  /** Whether the sample has enough texts like this one. */
  private boolean enough(String text) {
    int rank = Sample.rank(text);
    for (Settled prompt : settled) {
      if (fits(prompt.template(), text)) {
        return rank > prompt.ceiling();
      }
    }
    return rank > ceiling && open.stream().anyMatch(template -> fits(template, text));
  }

  private void thin() {
    Comparator<Template> longestFirst =
        Comparator.comparingInt(Template::constantLength).reversed();
    List<Template> telling = templates().stream().filter(this::tells).sorted(longestFirst).toList();
    open = templates().stream().filter(template -> !tells(template)).toList();
    Map<String, Template> prompts = new HashMap<>();
    sample.forEach(
        (text, count) ->
            telling.stream()
                .filter(template -> fits(template, text))
                .findFirst()
                .ifPresent(template -> prompts.put(text, template)));
    for (Template template : telling) {
      sample.thin(text -> template.equals(prompts.get(text)), THINNED);
    }
    sample.thin(text -> true, MOST_TEXTS / 2);
    ceiling = sample.highest(text -> true);
    settled =
        telling.stream()
            .map(t -> new Settled(t, sample.highest(text -> t.equals(prompts.get(text)))))
            .toList();
    stale = true;
  }

  /** Whether a template has enough words behind the head to tell its calls from any others. */
  private boolean tells(Template template) {
    int words = template.constants().stream().mapToInt(Tokens::words).sum();
    return words >= Tokens.words(head) + PromptSplitter.INSTRUCTING_WORDS;
  }

  private boolean fits(Template template, String text) {
    return template.values(head + text).isPresent();
  }
}
