package dev.bantam.learn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bantam.core.Field;
import java.nio.file.Path;
import java.util.function.IntFunction;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KindsTest {

  @TempDir Path folder;

  /** Fifty rows beside a column "team" that can be learned. */
  private Dataset read(IntFunction<String> answer) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      lines.append(
          "{\"text\": \"order number %d from town %d\", \"answer\": {\"team\": \"%s\", \"it\": %s}}\n"
              .formatted(i * 37, i, i % 2 == 0 ? "red" : "blue", answer.apply(i)));
    }
    return new Sources(folder).read(lines.toString());
  }

  private AbstractThrowableAssert<?, ?> refused(IntFunction<String> answer) {
    return assertThatThrownBy(() -> read(answer))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("the field \"it\" looks like")
        .hasMessageContaining("(line 1: ")
        .hasMessageEndingWith("Could be learned: \"team\". Use --label team");
  }

  private Field learned(IntFunction<String> answer) {
    return read(answer).schema().field("it").orElseThrow();
  }

  @Test
  void categories() {
    assertThat(learned(i -> "\"v" + i % 7 + "\"").choices()).hasSize(7);
    assertThat(learned(i -> "\"" + i % 5 + "\"").choices())
        .containsExactly("0", "1", "2", "3", "4");
    assertThat(learned(i -> "" + (i % 3 == 0))).isInstanceOf(Field.Bool.class);
  }

  @Test
  void whatCannotBeLearnedYetIsSaid() {
    refused(i -> "[\"a\", \"b" + i % 3 + "\"]").hasMessageContaining("a set of categories");
    refused(i -> "" + i * 1.5).hasMessageContaining("a number");
    refused(i -> "" + i * 1000).hasMessageContaining("a number");
    refused(i -> "" + i % 5)
        .hasMessageContaining("a number")
        .hasMessageContaining("write them as texts (\"3\" instead of 3)");
    refused(i -> "\"town " + i + "\"").hasMessageContaining("a span");
    refused(i -> "\"the customer says something else, " + i + "\"")
        .hasMessageContaining("free text");
    refused(i -> "{\"a\": " + i + "}").hasMessageContaining("nested");
  }

  @Test
  void moreThanAThousandValuesAreNoCategory() {
    StringBuilder csv = new StringBuilder("text,label\n");
    for (int i = 0; i < 8_000; i++) {
      csv.append("text ").append(i).append(",v").append(Math.min(i % 4_000, 1_500)).append('\n');
    }
    assertThatThrownBy(() -> new Sources(folder).read(csv.toString()))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("looks like free text");
  }

  @Test
  void aThousandValuesAre() {
    StringBuilder csv = new StringBuilder("text,label\n");
    for (int i = 0; i < 5_000; i++) {
      csv.append("text ").append(i).append(",v").append(i % 1_000).append('\n');
    }
    Dataset dataset = new Sources(folder).read(csv.toString());
    assertThat(dataset.schema().fields().getFirst().choices()).hasSize(1_000);
    assertThat(dataset.answer(4_999).text()).isEqualTo("v999");
  }

  @Test
  void aFieldThatNeverVariesBesideOneThatDoesIsNoted() {
    assertThat(read(i -> "false").reading().notes())
        .anyMatch(note -> note.contains("\"it\" is \"false\""));
  }
}
