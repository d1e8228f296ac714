package dev.bantam.bench.encoder;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.bantam.learn.encoder.BaseModel;
import dev.bantam.learn.encoder.BaseModelFiles;
import dev.bantam.learn.encoder.BaseModels;
import dev.bantam.learn.lexical.Targets;
import dev.bantam.learn.tune.StartingModel;
import dev.bantam.learn.tune.TuningSettings;
import dev.bantam.specialist.encoder.Encoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * A file of texts with one label each, every row of it.
 *
 * @param texts of the rows
 * @param labels of the rows
 * @param values what labels there are, in their order
 */
record LabelledRows(List<String> texts, List<String> labels, List<String> values) {

  /** Reads CSV with the columns text and label. */
  static LabelledRows read(Path file) throws IOException {
    List<String> texts = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : rows) {
        texts.add(row.getField("text"));
        labels.add(row.getField("label"));
      }
    }
    return new LabelledRows(texts, labels, List.copyOf(new TreeSet<>(labels)));
  }

  /** The same rows, their labels numbered as those of another file. */
  LabelledRows withValuesOf(LabelledRows other) {
    return new LabelledRows(texts, labels, other.values);
  }

  /** The number of a row's label; -1 where the values do not have it. */
  int value(int row) {
    return values.indexOf(labels.get(row));
  }

  Targets targets() {
    int[] numbers = new int[labels.size()];
    Arrays.setAll(numbers, this::value);
    return new Targets.Hard(numbers, values.size());
  }

  /** MiniLM as training begins with it, on these texts. */
  StartingModel miniLm(TuningSettings settings) {
    BaseModelFiles base = BaseModels.ofUser().get(BaseModel.MINILM, share -> {});
    try (Encoder reader = base.open()) {
      return StartingModel.of(base, reader, texts, settings.longest(), StartingModel.VOCABULARY);
    }
  }

  float[] evenWeights() {
    float[] weights = new float[texts.size()];
    Arrays.fill(weights, 1);
    return weights;
  }
}
