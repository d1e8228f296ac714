package dev.bantam.observe.task;

import dev.bantam.core.AnswerFormat;
import dev.bantam.core.Endpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which prompts are edited versions of which. Of two that are alike, the one with ten times the
 * calls is the older; otherwise the one that was seen first. A version is linked to the older
 * prompt that it is most like.
 *
 * <p>Alike are two whose words are, and the values of whose answers are too where those were
 * edited. Failing that, a prompt follows another with the same telling form of answers when its
 * calls begin where the other's end: somebody wrote the prompt anew.
 */
final class Versions {

  private static final int TIMES = 10;

  /** Beyond so many prompts of one model, only the largest are compared. */
  private static final int MOST_COMPARED = 300;

  /** While a new version is rolled out, so much of the old one's life may overlap. */
  private static final double OVERLAP = 0.02;

  /** An enum of so many values is hardly another task's too. */
  private static final int TELLING_VALUES = 3;

  private record Door(Endpoint endpoint, String model, Optional<String> tenant) {
    static Door of(CandidateKey key) {
      return new Door(key.endpoint(), key.model(), key.tenant());
    }
  }

  private Versions() {}

  /** The older prompt's id by the newer's. */
  static Map<String, String> of(Map<Prompt, Tally> tallies) {
    Map<Door, List<Prompt>> doors = new HashMap<>();
    for (Prompt prompt : tallies.keySet()) {
      doors.computeIfAbsent(Door.of(prompt.key()), door -> new ArrayList<>()).add(prompt);
    }
    Map<String, String> versions = new HashMap<>();
    for (List<Prompt> prompts : doors.values()) {
      link(prompts, tallies, versions);
    }
    return versions;
  }

  /** Of prompts that were known before, the one that this is most likely an edited version of. */
  static Optional<Prompt> older(Prompt newer, List<Prompt> known) {
    return known.stream()
        .filter(older -> !older.id().equals(newer.id()))
        .filter(older -> Door.of(older.key()).equals(Door.of(newer.key())))
        .filter(older -> older.template().slots().size() == newer.template().slots().size())
        .filter(older -> alike(older, newer) >= Similarity.VERSION)
        .max(Comparator.comparingDouble(older -> alike(older, newer)));
  }

  private static void link(
      List<Prompt> prompts, Map<Prompt, Tally> tallies, Map<String, String> versions) {
    List<Prompt> largest =
        prompts.stream()
            .sorted((a, b) -> Long.compare(calls(tallies, b), calls(tallies, a)))
            .limit(MOST_COMPARED)
            .collect(Collectors.toCollection(ArrayList::new));
    for (Prompt newer : largest) {
      double best = Similarity.VERSION;
      for (Prompt older : largest) {
        Tally before = tallies.get(older);
        Tally after = tallies.get(newer);
        if (before == null || after == null || !comparable(older, newer, before, after)) {
          continue;
        }
        double alike = alike(older, newer);
        if (alike < Similarity.VERSION && follows(older, newer, before, after)) {
          alike = Similarity.VERSION;
        }
        if (alike > best || (alike >= best && !versions.containsKey(newer.id()))) {
          best = alike;
          versions.put(newer.id(), older.id());
        }
      }
    }
  }

  private static long calls(Map<Prompt, Tally> tallies, Prompt prompt) {
    @Nullable Tally tally = tallies.get(prompt);
    return tally == null ? 0 : tally.calls();
  }

  private static boolean comparable(Prompt older, Prompt newer, Tally before, Tally after) {
    return older.template().slots().size() == newer.template().slots().size()
        && precedes(before, after);
  }

  private static boolean precedes(Tally one, Tally other) {
    if (one.calls() >= TIMES * other.calls() || other.calls() >= TIMES * one.calls()) {
      return one.calls() > other.calls();
    }
    return one.first() < other.first();
  }

  private static double alike(Prompt older, Prompt newer) {
    double words = Similarity.of(words(older), words(newer));
    return older.key().format().equals(newer.key().format())
        ? words
        : Math.min(words, Similarity.of(older.key().format(), newer.key().format()));
  }

  private static boolean follows(Prompt older, Prompt newer, Tally before, Tally after) {
    double overlap = OVERLAP * (before.last() - before.first());
    return older.key().equals(newer.key())
        && telling(newer)
        && after.first() > before.last() - overlap;
  }

  private static boolean telling(Prompt prompt) {
    return switch (prompt.format()) {
      case AnswerFormat.Function function -> true;
      case AnswerFormat.Json json ->
          json.canonical().findValues("enum").stream().anyMatch(e -> e.size() >= TELLING_VALUES);
      case AnswerFormat.PlainText plain -> false;
      case AnswerFormat.AnyJson any -> false;
    };
  }

  private static String words(Prompt prompt) {
    return String.join(" ", prompt.template().constants());
  }
}
