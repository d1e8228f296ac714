package dev.bantam.gateway.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.bantam.core.Usage;
import java.util.Optional;

/** What teachers answered, for exact repeats of the calls that they answered. */
final class AnswerCache {

  /** What an entry occupies beside its text, about. */
  private static final int OVERHEAD = 600;

  private static final int MOST_MODELS = 10_000;

  /**
   * An answer.
   *
   * @param text as it stood in the reply: plain text, JSON or a function's arguments
   * @param usage the tokens that it took
   * @param origin who made it, such as {@code upstream:openai}
   * @param asked the model that was asked for
   * @param teacher the model that answered, with its fingerprint
   * @param task the id of the call's task; empty if it had none
   */
  record Entry(
      String text, Usage usage, String origin, String asked, String teacher, String task) {}

  /** A model as somebody is asked for it. */
  private record Asked(String model, String origin) {}

  private final Cache<String, Entry> entries;

  /** Who answered last: what another teacher said before is not what this one would say. */
  private final Cache<Asked, String> teachers =
      Caffeine.newBuilder().maximumSize(MOST_MODELS).build();

  /** An empty cache of at most about this many bytes. */
  AnswerCache(long bytes) {
    this.entries =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .<String, Entry>weigher((key, entry) -> OVERHEAD + 2 * entry.text().length())
            .build();
  }

  Optional<Entry> find(String key) {
    return Optional.ofNullable(entries.getIfPresent(key))
        .filter(entry -> entry.teacher().equals(teachers.getIfPresent(asked(entry))));
  }

  void keep(String key, Entry entry) {
    teachers.put(asked(entry), entry.teacher());
    entries.put(key, entry);
  }

  private static Asked asked(Entry entry) {
    return new Asked(entry.asked(), entry.origin());
  }

  /** Forgets the answers to calls of a task. */
  void forgetTask(String task) {
    entries.asMap().values().removeIf(entry -> entry.task().equals(task));
  }

  void clear() {
    entries.invalidateAll();
  }
}
