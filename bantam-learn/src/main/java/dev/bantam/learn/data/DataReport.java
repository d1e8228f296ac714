package dev.bantam.learn.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a person should know about a dataset before learning from it.
 *
 * @param reading how the dataset came out of its file: rows read and kept, empty rows, what was
 *     guessed
 * @param duplicates rows whose text (in normal form) and answer are those of an earlier row
 * @param conflictingRows rows whose text occurs with different answers
 * @param conflicts up to five examples of those
 * @param fields how often each value of each field occurs
 * @param nearDuplicateShare the share of rows, in [0,1], that have another row of the same or
 *     nearly the same text (see {@link Repeats})
 * @param medianCharacters the middle one of the inputs' lengths in Unicode characters
 * @param longestCharacters the largest
 */
public record DataReport(
    Reading reading,
    int duplicates,
    int conflictingRows,
    List<Conflict> conflicts,
    List<FieldCounts> fields,
    double nearDuplicateShare,
    int medianCharacters,
    int longestCharacters) {

  private static final int EXAMPLES = 5;

  public DataReport {
    conflicts = List.copyOf(conflicts);
    fields = List.copyOf(fields);
  }

  /** The report of a dataset, finding its repeats first. */
  public static DataReport of(Dataset dataset) {
    return of(dataset, Repeats.of(dataset));
  }

  /** The report of a dataset whose repeats are already known. */
  public static DataReport of(Dataset dataset, Repeats repeats) {
    int duplicates = 0;
    int conflictingRows = 0;
    List<Conflict> conflicts = new ArrayList<>();
    RowGroups groups = repeats.groups(IntStream.range(0, dataset.rows()).toArray());
    for (int group = 0; group < groups.size(); group++) {
      if (groups.size(group) < 2) {
        continue;
      }
      Votes votes = Votes.of(dataset, groups.members(group));
      duplicates += groups.size(group) - votes.byAnswer().size();
      if (votes.conflicting()) {
        conflictingRows += groups.size(group);
        if (conflicts.size() < EXAMPLES) {
          conflicts.add(Conflict.of(dataset, votes));
        }
      }
    }
    int[] lengths = IntStream.range(0, dataset.rows()).map(dataset::characters).sorted().toArray();
    return new DataReport(
        dataset.reading(),
        duplicates,
        conflictingRows,
        conflicts,
        IntStream.range(0, dataset.schema().fields().size())
            .mapToObj(field -> FieldCounts.of(dataset, field))
            .toList(),
        repeats.nearDuplicateShare(),
        lengths.length == 0 ? 0 : lengths[lengths.length / 2],
        Arrays.stream(lengths).max().orElse(0));
  }

  /** The report in sentences: what was guessed first, then only what is there to say. */
  public List<String> sentences() {
    List<String> said = new ArrayList<>(reading.notes());
    said.add(
        "%,d rows read, %,d kept; texts of %,d characters in the middle and %,d at most."
            .formatted(
                reading.rowsRead(), reading.rowsKept(), medianCharacters, longestCharacters));
    if (reading.emptyRows() > 0) {
      said.add(
          "%s without text or label left out: the promise is about calls that get a label."
              .formatted(rows(reading.emptyRows())));
    }
    if (duplicates > 0) {
      said.add("%s with the text and answer of an earlier one.".formatted(rows(duplicates)));
    }
    if (conflictingRows > 0) {
      said.add(
          "%s with a text that occurs with different answers.".formatted(rows(conflictingRows)));
      conflicts.forEach(conflict -> said.add(sentence(conflict)));
    }
    if (nearDuplicateShare > 0) {
      said.add(
          "%.1f %% of the rows have another one of the same or nearly the same text."
              .formatted(100 * nearDuplicateShare));
    }
    for (FieldCounts field : fields) {
      if (!field.rare().isEmpty()) {
        said.add(
            "%s: fewer than %d rows for each of %s."
                .formatted(field.field(), FieldCounts.RARE, Snippet.list(field.rare())));
      }
    }
    return said;
  }

  private static String rows(long count) {
    return count == 1 ? "1 row" : "%,d rows".formatted(count);
  }

  private static String sentence(Conflict conflict) {
    return conflict.text()
        + ": "
        + conflict.answers().stream()
            .limit(EXAMPLES)
            .map(given -> "%s (line %d)".formatted(given.answer(), given.line()))
            .collect(Collectors.joining(", "));
  }
}
