package dev.bantam.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.bantam.learn.Evaluation;
import dev.bantam.learn.Verdicts;
import dev.bantam.learn.WriteException;
import dev.bantam.learn.data.Dataset;
import dev.bantam.specialist.Answers;
import dev.bantam.specialist.Specialist;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Writes what a specialist answered to each row of an evaluation. */
final class RowsFile {

  private RowsFile() {}

  static void write(Specialist specialist, Dataset data, Evaluation evaluation, Path file) {
    Verdicts verdicts = evaluation.verdicts();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
      csv.writeRecord("row", "expected", "answer", "confidence", "local");
      for (int row = 0; row < verdicts.size(); row++) {
        csv.writeRecord(
            Integer.toString(row + 1),
            data.answer(row).text(),
            said(specialist, verdicts, row),
            String.format(Locale.ROOT, "%.4f", verdicts.confidences()[row]),
            Boolean.toString(evaluation.local()[row]));
      }
    } catch (IOException e) {
      throw WriteException.of(file, e, "");
    }
  }

  private static String said(Specialist specialist, Verdicts verdicts, int row) {
    int[] values = new int[verdicts.said().length];
    for (int field = 0; field < values.length; field++) {
      values[field] = verdicts.said()[field][row];
    }
    return new Answers(specialist.schema()).answer(values).text();
  }
}
