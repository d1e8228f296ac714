package dev.bantam.learn.data;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells a header from a row of data, so that a file without a header does not lose its first row
 * unseen.
 */
final class HeaderCheck {

  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{M}\\p{N}_.:/-]{0,39}");

  /** Five words or more, or an end like that of a sentence. */
  private static final Pattern SENTENCE = Pattern.compile("(\\S+\\s+){4}\\S|[.!?]$");

  private HeaderCheck() {}

  /**
   * Accepts the first row as a header when an option names one of its cells, when two of its cells
   * are usual names, or when none of its cells is a sentence or occurs again below it in its column
   * and either one is a usual name or all are single words.
   *
   * @throws DataException if it may be data
   */
  static void check(String file, Head head, DataOptions options) {
    Stream<String> named =
        Stream.of(options.text().stream(), options.labels().stream(), options.time().stream())
            .flatMap(names -> names);
    if (named.anyMatch(head.columns()::contains)
        || options.id().filter(head.columns()::contains).isPresent()) {
      return;
    }
    long known = head.columns().stream().filter(KnownNames::any).count();
    if (known >= 2) {
      return;
    }
    boolean recurs = head.columns().stream().anyMatch(column -> recurs(head, column));
    boolean names = head.columns().stream().allMatch(column -> NAME.matcher(column).matches());
    boolean sentence = head.columns().stream().anyMatch(column -> SENTENCE.matcher(column).find());
    if (recurs || sentence || (known == 0 && !names)) {
      throw new DataException(
          "%s, line 1: the first row %s data, not column names: %s. Write a header above it, such as text,label (sed -i '1i text,label' %s). If it is a header, name its columns: --text COLUMN --label COLUMN."
              .formatted(
                  file,
                  recurs ? "looks like" : "may be",
                  Snippet.list(head.columns().stream().toList()),
                  file));
    }
  }

  private static boolean recurs(Head head, String column) {
    Set<String> below = new HashSet<>();
    head.rows().forEach(row -> below.add(row.cell(column).text().strip()));
    return below.contains(column);
  }
}
