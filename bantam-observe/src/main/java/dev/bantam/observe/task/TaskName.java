package dev.bantam.observe.task;

import dev.bantam.core.AnswerFormat;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A name for a task: its function's, else its answer's fields, else the first telling words. */
final class TaskName {

  private static final int MOST_WORDS = 4;
  private static final int LONGEST = 48;
  private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
  private static final Pattern HYPHEN = Pattern.compile("-");
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern HUMP = Pattern.compile("(\\p{Ll})(\\p{Lu})");
  private static final Set<String> GENERIC =
      Set.of("value", "values", "answer", "result", "output");

  /** Words that say nothing about what a prompt wants. */
  private static final Set<String> EMPTY =
      Set.of(
          "a",
          "an",
          "the",
          "you",
          "are",
          "is",
          "i",
          "of",
          "to",
          "in",
          "on",
          "as",
          "for",
          "and",
          "or",
          "this",
          "that",
          "these",
          "following",
          "please",
          "your",
          "my",
          "it",
          "with",
          "will",
          "be",
          "by",
          "what",
          "which",
          "given",
          "assistant",
          "helpful",
          "expert",
          "task");

  private TaskName() {}

  static String of(AnswerFormat format, Template template) {
    return switch (format) {
      case AnswerFormat.Function function -> safe(function.function());
      case AnswerFormat.Json json -> fields(json.canonical()).orElseGet(() -> words(template));
      default -> words(template);
    };
  }

  private static Optional<String> fields(JsonNode schema) {
    List<String> names = List.copyOf(schema.path("properties").propertyNames());
    boolean telling = names.stream().anyMatch(name -> !GENERIC.contains(name));
    return telling
        ? Optional.of(safe(String.join("-", names.subList(0, Math.min(3, names.size())))))
        : Optional.empty();
  }

  private static String words(Template template) {
    List<String> words = new ArrayList<>();
    for (String constant : template.constants()) {
      String start = constant.substring(0, Math.min(1_000, constant.length()));
      for (String word : HYPHEN.split(safe(start, 1_000), -1)) {
        if (!word.isEmpty() && !EMPTY.contains(word) && words.size() < MOST_WORDS) {
          words.add(word);
        }
      }
    }
    return words.isEmpty() ? "calls" : safe(String.join("-", words));
  }

  private static String safe(String text) {
    return safe(text, LONGEST);
  }

  private static String safe(String text, int most) {
    String apart = HUMP.matcher(text).replaceAll("$1-$2");
    String plain =
        ACCENTS.matcher(Normalizer.normalize(apart, Normalizer.Form.NFKD)).replaceAll("");
    String hyphens = OTHER.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
    String cut = hyphens.substring(0, Math.min(most, hyphens.length()));
    String trimmed = cut.replaceAll("^-+|-+$", "");
    return trimmed.isEmpty() ? "calls" : trimmed;
  }
}
