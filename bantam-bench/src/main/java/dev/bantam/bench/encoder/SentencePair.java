package dev.bantam.bench.encoder;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Two sentences and how alike people found them.
 *
 * @param one sentence
 * @param other sentence
 * @param score from 0, nothing in common, to 5, the same
 */
record SentencePair(String one, String other, double score) {

  /** The rows of a CSV file with {@code sentence1,sentence2,score}. */
  static List<SentencePair> read(Path file) throws IOException {
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      return reader.stream()
          .map(
              row ->
                  new SentencePair(
                      row.getField("sentence1"),
                      row.getField("sentence2"),
                      Double.parseDouble(row.getField("score"))))
          .toList();
    }
  }
}
