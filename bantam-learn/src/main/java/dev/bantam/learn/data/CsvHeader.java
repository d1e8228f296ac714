package dev.bantam.learn.data;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The first row of a CSV or TSV file: the names of its columns. */
final class CsvHeader {

  private final Map<String, Integer> indexes = new LinkedHashMap<>();
  private final int size;

  /**
   * Names are stripped; only columns without a name may be several.
   *
   * @throws DataException if two columns have the same name
   */
  CsvHeader(String file, String[] names) {
    size = names.length;
    for (int i = 0; i < names.length; i++) {
      String name = names[i].strip();
      if (indexes.putIfAbsent(name, i) != null && !name.isEmpty()) {
        throw new DataException(
            "%s: two columns are called %s. Rename one, or write a header if there is none."
                .formatted(file, Snippet.of(name, 40)));
      }
    }
  }

  /** How many cells every row has. */
  int size() {
    return size;
  }

  Collection<String> columns() {
    return Collections.unmodifiableSet(indexes.keySet());
  }

  /** The place of a column, or -1. */
  int index(String column) {
    return indexes.getOrDefault(column, -1);
  }
}
