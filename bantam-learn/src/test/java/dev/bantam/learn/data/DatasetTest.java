package dev.bantam.learn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetTest {

  @TempDir Path folder;
  private Sources sources = new Sources(Path.of(""));

  @BeforeEach
  void setUp() {
    sources = new Sources(folder);
  }

  private static Map<String, String> idsByContent(Dataset dataset) {
    Map<String, String> ids = new HashMap<>();
    Map<String, Integer> seen = new HashMap<>();
    for (int row = 0; row < dataset.rows(); row++) {
      String content = dataset.input(row) + "|" + dataset.answer(row).text();
      ids.put(content + "#" + seen.merge(content, 1, Integer::sum), dataset.id(row));
    }
    return ids;
  }

  @Test
  void aRowHasTheSameIdInAnyOrderAndRepeatsHaveDifferentOnes() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      rows.add("text %d,%s".formatted(i % 200, i % 3 == 0 ? "x" : "y"));
    }
    Map<String, String> inOrder =
        idsByContent(sources.read("text,label\n" + String.join("\n", rows)));
    Collections.shuffle(rows, new Random(1));
    Map<String, String> shuffled = idsByContent(sources.read("label;text\n" + swapped(rows)));
    assertThat(shuffled).isEqualTo(inOrder);
    assertThat(new HashSet<>(inOrder.values())).hasSize(500);
    assertThat(inOrder.values()).allMatch(id -> id.length() == 22);
  }

  private static String swapped(List<String> rows) {
    return String.join(
        "\n", rows.stream().map(row -> row.replaceFirst("(.*),(.*)", "$2;$1")).toList());
  }

  @Test
  void theSameTextWithAnotherAnswerIsAnotherRow() {
    Dataset dataset = sources.read("text,label\na,x\na,y\n");
    assertThat(dataset.id(0)).isNotEqualTo(dataset.id(1));
  }

  @Test
  void aNamedIdColumnIsTheId() {
    Dataset dataset =
        sources.read("key,text,label\nk1,a,x\nk2,a,y\n", DataOptions.defaults().withId("key"));
    assertThat(dataset.ids()).containsExactly("k1", "k2");
    assertThat(dataset.select(new int[] {1}).ids()).containsExactly("k2");
  }

  @Test
  void timesInTheirUsualForms() {
    Dataset dataset =
        sources.read(
            """
            text,label,at
            a,x,2026-11-30
            b,y,2026-11-30T01:02:03.456789
            c,x,2026-11-30 01:02:03+02:00
            d,x,2026-11-30T01:02:03Z
            e,x,1700000000
            f,x,1700000000123
            g,x,1700000000.5
            h,x,-1
            """,
            DataOptions.defaults().withTime("at"));
    assertThat(dataset.times())
        .containsExactly(
            Instant.parse("2026-11-30T00:00:00Z"),
            Instant.parse("2026-11-30T01:02:03.456789Z"),
            Instant.parse("2026-11-29T23:02:03Z"),
            Instant.parse("2026-11-30T01:02:03Z"),
            Instant.ofEpochSecond(1_700_000_000L),
            Instant.ofEpochMilli(1_700_000_000_123L),
            Instant.ofEpochMilli(1_700_000_000_500L),
            Instant.ofEpochSecond(-1));
    assertThat(dataset.hasTimes()).isTrue();
  }

  @Test
  void withoutATimeColumnThereIsNoTime() {
    Dataset dataset = sources.read("text,label\na,x\nb,y\n");
    assertThatThrownBy(() -> dataset.time(0)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void selectedRowsKeepEverything() {
    Dataset dataset = sources.read("text,label\na,x\nb,y\nc,z\n");
    Dataset selected = dataset.select(new int[] {2, 0});
    assertThat(selected.rows()).isEqualTo(2);
    assertThat(selected.input(0)).isEqualTo("c");
    assertThat(selected.line(0)).isEqualTo(4);
    assertThat(selected.value(0, 0)).isEqualTo(2);
    assertThat(selected.id(1)).isEqualTo(dataset.id(0));
    assertThat(selected.schema()).isEqualTo(dataset.schema());
  }

  @Test
  void theFingerprintTellsInputsAndAnswersApartAndNothingElse() {
    String csv = sources.read("text,label\nab,c\nd,e\n").fingerprint();
    assertThat(csv).matches("[0-9a-f]{64}");
    assertThat(sources.read("other\tlabel\ttext\n1\tc\tab\n2\te\td\n").fingerprint())
        .isEqualTo(csv);
    assertThat(sources.read("text,label\na,bc\nd,e\n").fingerprint()).isNotEqualTo(csv);
    assertThat(sources.read("text,label\nab,e\nd,c\n").fingerprint()).isNotEqualTo(csv);
    assertThat(sources.read("text,label\nd,e\nab,c\n").fingerprint()).isEqualTo(csv);
    assertThat(sources.read("text,label\nd,e\nab,c\nd,e\n").fingerprint()).isNotEqualTo(csv);
  }

  @Test
  void anAnswerOfNullsOnlyIsAnAnswerAndNoAnswerIsNone() {
    Dataset dataset =
        sources.read(
            """
            {"text": "a", "answer": {}}
            {"text": "b", "answer": {"team": "red"}}
            {"text": "c", "answer": {"team": "blue"}}
            {"text": "d", "answer": {"team": null}}
            {"text": "e", "answer": null}
            """);
    assertThat(dataset.rows()).isEqualTo(4);
    assertThat(dataset.value(0, 0)).isEqualTo(2);
    assertThat(dataset.value(0, 3)).isEqualTo(2);
    assertThat(dataset.nullable(0)).isTrue();
    assertThat(dataset.reading().emptyRows()).isEqualTo(1);
    assertThat(DataReport.of(dataset).sentences())
        .anyMatch(said -> said.endsWith("the promise is about calls that get a label."));
  }

  @Test
  void textsMayCrossTheChunksTheyAreStoredIn() {
    String big = "é".repeat(700_000);
    Dataset dataset = sources.read("text,label\n%s1,x\n%s2,y\n%s3,x\n".formatted(big, big, big));
    for (int row = 0; row < 3; row++) {
      assertThat(dataset.input(row)).isEqualTo(big + (row + 1));
    }
  }
}
