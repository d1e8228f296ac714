package dev.bantam.learn.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A file's first rows, from which its columns are guessed. */
final class Head {

  private static final int ROWS = 1_000;
  private static final long BYTES = 1 << 25;

  private final List<Row> rows = new ArrayList<>();
  private final Set<String> columns = new LinkedHashSet<>();

  /** Takes up to 1,000 rows, fewer when they are large. */
  Head(Iterator<Row> source) {
    long bytes = 0;
    while (rows.size() < ROWS && bytes < BYTES && source.hasNext()) {
      Row row = source.next();
      rows.add(row);
      for (String column : row.columns()) {
        columns.add(column);
        bytes += row.cell(column).weight();
      }
    }
  }

  List<Row> rows() {
    return rows;
  }

  /** Every column that one of the rows has. */
  Collection<String> columns() {
    return columns;
  }

  /** The names inside a column of objects; none when it holds none. */
  Collection<String> members(String column) {
    Set<String> members = new LinkedHashSet<>();
    rows.forEach(row -> members.addAll(row.cell(column).members().keySet()));
    return members;
  }

  /** What the values of a column look like, beside the text column given. */
  FieldEvidence evidence(String column, String text) {
    FieldEvidence evidence = new FieldEvidence(column);
    for (Row row : rows) {
      evidence.code(row.cell(column), row.cell(text).text(), row.line());
    }
    return evidence;
  }

  /** What the values of a member look like in a column of objects. */
  FieldEvidence evidence(String column, String member, String text) {
    FieldEvidence evidence = new FieldEvidence(member);
    for (Row row : rows) {
      Cell cell = row.cell(column).members().getOrDefault(member, Cell.MISSING);
      evidence.code(cell, row.cell(text).text(), row.line());
    }
    return evidence;
  }

  /** The columns that could be learned, other than those given. */
  List<String> learnable(String text, Collection<String> except) {
    return columns.stream()
        .filter(column -> !column.equals(text) && !except.contains(column))
        .filter(column -> !KnownNames.beside(column))
        .filter(column -> varies(evidence(column, text)))
        .toList();
  }

  /** The members of a column of objects that could be learned. */
  List<String> learnableMembers(String column, String text) {
    return members(column).stream()
        .filter(member -> varies(evidence(column, member, text)))
        .toList();
  }

  private static boolean varies(FieldEvidence evidence) {
    return evidence.present() > 0 && evidence.kind().learnable() && evidence.values().size() > 1;
  }

  /** The columns with an example value each. */
  Stream<String> described() {
    return columns.stream()
        .limit(20)
        .map(
            column -> {
              String example = evidence(column, column).shortExample();
              return Snippet.of(column, 40) + " (such as " + example + ")";
            });
  }
}
