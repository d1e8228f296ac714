package dev.bantam.learn.report;

import dev.bantam.learn.data.DataReport;
import java.util.ArrayList;
import java.util.List;

/**
 * What a person should know about the data, in counts: the data report also quotes texts, and the
 * page must not.
 */
record DataPart(List<String> sentences) {

  private static final int MOST = 30;
  private static final int LONGEST = 1_000;

  DataPart {
    sentences = List.copyOf(sentences);
  }

  static DataPart of(DataReport report) {
    DataReport counts =
        new DataReport(
            report.reading(),
            report.duplicates(),
            report.conflictingRows(),
            List.of(),
            report.fields(),
            report.nearDuplicateShare(),
            report.medianCharacters(),
            report.longestCharacters());
    List<String> all = counts.sentences();
    List<String> shown =
        new ArrayList<>(
            all.stream().limit(MOST).map(said -> VisibleText.of(said, LONGEST)).toList());
    if (all.size() > MOST) {
      shown.add("%s left out here.".formatted(Figures.count(all.size() - MOST, "remark")));
    }
    return new DataPart(shown);
  }
}
