package dev.bantam.learn.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UniformSampleTest {

  private static final int ROWS = 5_000;
  private static final long LIMIT = 20_000;

  @TempDir Path folder;
  private Sources sources = new Sources(Path.of(""));

  @BeforeEach
  void setUp() {
    sources = new Sources(folder);
  }

  /** Texts of 20 characters each, every tenth one a repeat of the same. */
  private static List<String> rows() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      String text = i % 10 == 0 ? "the same text always" : "text that is no %04d".formatted(i);
      rows.add(text + "," + (i < ROWS / 2 ? "early" : "late"));
    }
    return rows;
  }

  private Dataset sample(List<String> rows, long seed) {
    return sources.read(
        "text,label\n" + String.join("\n", rows),
        DataOptions.defaults().withMaximumCharacters(LIMIT).withSeed(seed));
  }

  private static Set<String> content(Dataset dataset) {
    Set<String> content = new TreeSet<>();
    for (int row = 0; row < dataset.rows(); row++) {
      content.add(dataset.input(row) + dataset.answer(row) + dataset.id(row));
    }
    return content;
  }

  @Test
  void keepsAsMuchAsFitsAndSaysSo() {
    Dataset dataset = sample(rows(), 0);
    assertThat(dataset.rows()).isEqualTo((int) (LIMIT / 20));
    assertThat(dataset.reading().rowsRead()).isEqualTo(ROWS);
    assertThat(dataset.reading().notes())
        .anyMatch(note -> note.contains("a uniform sample of 1,000 of its 5,000 rows"));
    for (int row = 1; row < dataset.rows(); row++) {
      assertThat(dataset.line(row)).isGreaterThan(dataset.line(row - 1));
    }
  }

  @Test
  void isTheSameInAnyOrder() {
    List<String> rows = rows();
    Set<String> inOrder = content(sample(rows, 0));
    Collections.shuffle(rows, new Random(2));
    assertThat(content(sample(rows, 0))).isEqualTo(inOrder);
    assertThat(content(sample(rows, 1))).isNotEqualTo(inOrder);
  }

  @Test
  void favoursNeitherTheBeginningNorOneText() {
    int early = 0;
    int same = 0;
    int all = 0;
    for (int seed = 0; seed < 5; seed++) {
      Dataset dataset = sample(rows(), seed);
      for (int row = 0; row < dataset.rows(); row++) {
        early += dataset.value(0, row) == 0 ? 1 : 0;
        same += dataset.input(row).startsWith("the same") ? 1 : 0;
        all++;
      }
    }
    // Five standard deviations of a draw without replacement, 5 x 1,000 of 5,000 rows.
    assertThat(early / (double) all).isBetween(0.5 - 0.032, 0.5 + 0.032);
    assertThat(same / (double) all).isBetween(0.1 - 0.019, 0.1 + 0.019);
  }

  @Test
  void rowsOfOneIdStayTogether() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add("user%d,text that is no %04d,%s".formatted(i % 500, i, i % 2 == 0 ? "x" : "y"));
    }
    Dataset dataset =
        sources.read(
            "user,text,label\n" + String.join("\n", rows),
            DataOptions.defaults().withMaximumCharacters(LIMIT).withId("user"));
    assertThat(dataset.rows()).isEqualTo(10 * new TreeSet<>(dataset.ids()).size()).isPositive();
  }
}
