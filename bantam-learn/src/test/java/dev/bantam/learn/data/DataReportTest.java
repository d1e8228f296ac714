package dev.bantam.learn.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataReportTest {

  @TempDir Path folder;

  private DataReport report(String content) {
    return DataReport.of(new Sources(folder).read(content));
  }

  @Test
  void countsWhatAPersonShouldKnow() {
    DataReport report =
        report(
            "text,label\n"
                + "where is my parcel,delivery\n".repeat(6)
                + "Where is my parcel?,refund\n"
                + "I want my money back 😀,refund\n"
                + ",refund\n"
                + "the longest text of them all is this one here,refund\n");
    assertThat(report.reading().rowsRead()).isEqualTo(10);
    assertThat(report.reading().rowsKept()).isEqualTo(9);
    assertThat(report.reading().emptyRows()).isEqualTo(1);
    assertThat(report.duplicates()).isEqualTo(5);
    assertThat(report.conflictingRows()).isEqualTo(7);
    assertThat(report.conflicts())
        .containsExactly(
            new Conflict(
                "\"where is my parcel\"",
                List.of(new Conflict.Given(2, "delivery", 6), new Conflict.Given(8, "refund", 1))));
    assertThat(report.fields().getFirst().rows()).containsEntry("delivery", 6);
    assertThat(report.fields().getFirst().rare()).containsExactly("refund");
    assertThat(report.medianCharacters()).isEqualTo(18);
    assertThat(report.longestCharacters()).isEqualTo(45);
    assertThat(report.nearDuplicateShare()).isEqualTo(7 / 9.0);
    assertThat(report.sentences())
        .contains(
            "1 row without text or label left out: the promise is about calls that get a label.",
            "5 rows with the text and answer of an earlier one.",
            "7 rows with a text that occurs with different answers.",
            "\"where is my parcel\": delivery (line 2), refund (line 8)",
            "label: fewer than 5 rows for each of \"refund\".");
  }

  @Test
  void examplesOfConflictsAreFewAndShort() {
    StringBuilder csv = new StringBuilder("text,label\n");
    for (int i = 0; i < 8; i++) {
      String text = ("long text " + i + " ").repeat(30);
      csv.append(text).append(",x\n").append(text).append(",y\n");
    }
    DataReport report = report(csv.toString());
    assertThat(report.conflictingRows()).isEqualTo(16);
    assertThat(report.conflicts()).hasSize(5);
    assertThat(report.conflicts())
        .allMatch(conflict -> conflict.text().replaceAll("[\".]", "").length() <= 80);
  }

  @Test
  void aCleanFileHasLittleToSay() {
    DataReport report =
        report(
            """
            text,label
            apples are red,a
            pears are green,b
            plums are blue,a
            lemons are yellow,b
            cherries taste sweet,a
            quinces never do,b
            figs come from trees,a
            melons lie on soil,b
            kiwis have hair,a
            dates are dry,b
            """);
    assertThat(report.sentences()).hasSize(3);
    assertThat(report.sentences().getLast())
        .isEqualTo("10 rows read, 10 kept; texts of 16 characters in the middle and 20 at most.");
  }
}
