package dev.bantam.economy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The names under which a price list may know a model, the one as written first.
 *
 * <ol>
 *   <li>As written.
 *   <li>A fine-tuned model {@code ft:BASE:organisation:name:id} as {@code ft:BASE}.
 *   <li>Either without a date at its end: {@code -2024-08-06}, {@code -20240806},
 *       {@code @20240806}.
 * </ol>
 *
 * Nothing else is left out: {@code -latest}, {@code -mini} and short dates such as {@code -0613}
 * often tell prices apart.
 */
final class ModelNames {

  private static final Pattern DATE_AT_END =
      Pattern.compile("[-@]20\\d{2}(?:-[01]\\d-[0-3]\\d|[01]\\d[0-3]\\d)$");
  private static final Pattern FINE_TUNED = Pattern.compile("(ft:[^:]+):.*");

  private ModelNames() {}

  static List<String> spellings(String name) {
    List<String> spellings = new ArrayList<>();
    add(spellings, name);
    var fineTuned = FINE_TUNED.matcher(name);
    if (fineTuned.matches()) {
      add(spellings, fineTuned.group(1));
    }
    for (String spelling : List.copyOf(spellings)) {
      add(spellings, DATE_AT_END.matcher(spelling).replaceFirst(""));
    }
    return spellings;
  }

  private static void add(List<String> spellings, String name) {
    if (!name.isBlank() && !spellings.contains(name)) {
      spellings.add(name);
    }
  }
}
