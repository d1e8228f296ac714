package dev.bantam.learn.data;

import dev.bantam.core.Field;
import dev.bantam.core.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the columns to use: those that options name, those of a known schema, else by a guess. */
final class ColumnFinder {

  private final String file;
  private final Head head;
  private final DataOptions options;
  private final Optional<Schema> schema;
  private final List<String> said = new ArrayList<>();

  ColumnFinder(String file, Head head, DataOptions options, Optional<Schema> schema) {
    this.file = file;
    this.head = head;
    this.options = options;
    this.schema = schema;
  }

  /**
   * The columns.
   *
   * @throws DataException if a named column is not there or a guess would be unclear
   */
  Columns find() {
    options.text().ifPresent(this::require);
    options.time().ifPresent(this::require);
    options.id().ifPresent(this::require);
    Optional<Labels> known = named();
    Set<String> taken = new HashSet<>();
    options.time().ifPresent(taken::add);
    options.id().ifPresent(taken::add);
    known.ifPresent(labels -> taken.addAll(labels.columns()));
    String text = options.text().orElseGet(() -> guessedText(taken));
    if (taken.contains(text)) {
      throw new DataException(
          "%s: the column %s cannot be text and something else at once."
              .formatted(file, Snippet.of(text)));
    }
    Labels labels = known.orElseGet(() -> guessedLabels(text, taken));
    return new Columns(text, labels, options.time(), options.id(), List.copyOf(said));
  }

  /** The labels that options or the schema name. */
  private Optional<Labels> named() {
    List<String> names = options.labels();
    if (!names.isEmpty()) {
      requireAsManyAsFields(names);
      Optional<Labels> labels = located(names);
      if (labels.isEmpty()) {
        names.stream().filter(name -> located(List.of(name)).isEmpty()).forEach(this::require);
        throw new DataException(
            "%s: the labels %s stand partly inside an object and partly beside it; name one or the other."
                .formatted(file, Snippet.list(names)));
      }
      return labels;
    }
    if (schema.isEmpty()) {
      return Optional.empty();
    }
    List<String> fields = schema.get().fields().stream().map(Field::name).toList();
    Optional<Labels> labels = located(fields);
    if (labels.isEmpty() && !schema.get().bare()) {
      labels = partly(fields);
      if (labels.isEmpty()) {
        throw new DataException(
            "%s has no columns for the fields %s; it has %s. Name them in that order: --label COLUMN,COLUMN"
                .formatted(file, Snippet.list(fields), described()));
      }
    }
    return labels;
  }

  private void requireAsManyAsFields(List<String> names) {
    if (schema.isPresent() && schema.get().fields().size() != names.size()) {
      throw new DataException(
          "The specialist answers with %d field(s) (%s), but --label names %d column(s)."
              .formatted(
                  schema.get().fields().size(),
                  schema.get().fields().stream().map(Field::name).collect(Collectors.joining(", ")),
                  names.size()));
    }
  }

  private Optional<Labels> located(List<String> names) {
    if (head.columns().containsAll(names)) {
      return Optional.of(names.size() == 1 ? single(names.getFirst()) : new Labels.Beside(names));
    }
    return head.columns().stream()
        .filter(column -> head.members(column).containsAll(names))
        .findFirst()
        .map(column -> new Labels.Inside(column, names));
  }

  /** An object that holds at least one of the fields: the others may be missing at first. */
  private Optional<Labels> partly(List<String> fields) {
    return head.columns().stream()
        .filter(column -> head.members(column).stream().anyMatch(fields::contains))
        .findFirst()
        .map(column -> new Labels.Inside(column, fields));
  }

  private Labels single(String column) {
    if (!head.members(column).isEmpty()) {
      return new Labels.Inside(column, fieldsInside());
    }
    boolean object = schema.isPresent() && !schema.get().bare();
    return object ? new Labels.Beside(List.of(column)) : new Labels.Bare(column);
  }

  private List<String> fieldsInside() {
    return schema.map(known -> known.fields().stream().map(Field::name).toList()).orElse(List.of());
  }

  private void require(String column) {
    if (!head.columns().contains(column)) {
      String nearest =
          NearestName.of(column, head.columns())
              .map(name -> " Did you mean %s?".formatted(Snippet.of(name)))
              .orElse("");
      throw new DataException(
          "%s has no column %s; it has %s.%s"
              .formatted(file, Snippet.of(column), described(), nearest));
    }
  }

  private String described() {
    return Snippet.list(List.copyOf(head.columns()));
  }

  private String guessedText(Set<String> taken) {
    List<String> columns = free(taken);
    Optional<String> usual = KnownNames.text(columns);
    if (usual.isPresent()) {
      said.add("The text is the column %s, by its name.".formatted(Snippet.of(usual.get())));
      return usual.get();
    }
    List<FieldEvidence> longest =
        columns.stream()
            .map(column -> head.evidence(column, column))
            .filter(evidence -> evidence.meanLength() > 0)
            .sorted(Comparator.comparingDouble(FieldEvidence::meanLength).reversed())
            .toList();
    boolean clear =
        longest.size() == 1
            || (longest.size() > 1
                && longest.get(0).meanLength() >= 1.5 * longest.get(1).meanLength());
    if (!clear) {
      throw unclear("which column is the text");
    }
    String column = longest.getFirst().name();
    said.add("The text is the column %s: it holds the longest.".formatted(Snippet.of(column)));
    return column;
  }

  private Labels guessedLabels(String text, Set<String> taken) {
    Set<String> others = new HashSet<>(taken);
    others.add(text);
    List<String> usual = KnownNames.labels(free(others));
    if (usual.size() > 1) {
      throw unclear("which column is the label (%s)".formatted(Snippet.list(usual)));
    }
    if (usual.size() == 1) {
      String label = usual.getFirst();
      said.add(
          head.members(label).isEmpty()
              ? "The label is the column %s, by its name.".formatted(Snippet.of(label))
              : "The answer's fields are those of the objects in %s, by its name."
                  .formatted(Snippet.of(label)));
      return single(label);
    }
    List<String> learnable = head.learnable(text, taken);
    if (learnable.size() != 1) {
      throw unclear("which column is the label");
    }
    said.add(
        "The label is the column %s: it holds few different values."
            .formatted(Snippet.of(learnable.getFirst())));
    return single(learnable.getFirst());
  }

  private List<String> free(Collection<String> taken) {
    return head.columns().stream()
        .filter(column -> !taken.contains(column) && !KnownNames.beside(column))
        .toList();
  }

  private DataException unclear(String question) {
    return new DataException(
        "%s: it is not clear %s. Its columns: %s. Say which: --text COLUMN --label COLUMN (several labels: --label A,B)."
            .formatted(file, question, head.described().collect(Collectors.joining(", "))));
  }
}
