package dev.bantam.learn.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.core.Field;
import dev.bantam.core.Schema;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColumnsTest {

  @TempDir Path folder;
  private Sources sources = new Sources(Path.of(""));

  @BeforeEach
  void setUp() {
    sources = new Sources(folder);
  }

  @Test
  void usualNamesAreFoundInAnyCaseAndSaid() {
    Dataset dataset = sources.read("ID,Sentiment,Body\n1,good,fine day\n2,bad,awful day\n");
    assertThat(dataset.input(0)).isEqualTo("fine day");
    assertThat(dataset.reading().notes())
        .containsExactly(
            "The text is the column \"Body\", by its name.",
            "The label is the column \"Sentiment\", by its name.");
  }

  @Test
  void otherNamesAreFoundByShape() {
    Dataset dataset =
        sources.read(
            """
            team,note
            red,the printer on the second floor is out of paper
            blue,please send somebody to look at the lift
            red,there is a strange noise in the cellar
            """);
    assertThat(dataset.input(1)).startsWith("please");
    assertThat(dataset.schema().fields().getFirst().name()).isEqualTo("team");
    assertThat(dataset.reading().notes())
        .anyMatch(note -> note.contains("\"note\": it holds the longest"))
        .anyMatch(note -> note.contains("\"team\": it holds few different values"));
  }

  @Test
  void namedColumnsAreNotSaid() {
    Dataset dataset =
        sources.read(
            "q,a\nwhat,x\nwho,y\n", DataOptions.defaults().withText("q").withLabels(List.of("a")));
    assertThat(dataset.reading().notes()).isEmpty();
    assertThat(dataset.schema().fields().getFirst().name()).isEqualTo("a");
  }

  @Test
  void aLabelNamedLikeAUsualColumnIsStillAHeader() {
    Dataset dataset = sources.read("text,label\nwhat is it,label\nwho is it,person\n");
    assertThat(dataset.rows()).isEqualTo(2);
  }

  @Test
  void aGivenSchemaKeepsItsChoicesAndMarksOtherValues() {
    Schema schema = Schema.bare(new Field.Category("team", List.of("red", "blue")));
    Path path = sources.text("data.csv", "text,team\na,blue\nb,green\nc, red \nd,\n");
    Dataset dataset = DatasetReader.read(path, DataOptions.defaults(), bytes -> {}, schema);
    assertThat(dataset.schema()).isEqualTo(schema);
    assertThat(dataset.rows()).isEqualTo(3);
    assertThat(dataset.value(0, 0)).isEqualTo(1);
    assertThat(dataset.value(0, 1)).isEqualTo(Dataset.OTHER);
    assertThat(dataset.value(0, 2)).isZero();
    assertThat(dataset.answer(1).text()).isEqualTo("(other)");
  }

  @Test
  void aBareSchemaGuessesTheLabelWhenItsNameIsNotThere() {
    Schema schema = Schema.bare(new Field.Bool("urgent"));
    Path path = sources.text("data.csv", "text,label\na,TRUE\nb,false\nc,maybe\n");
    Dataset dataset = DatasetReader.read(path, DataOptions.defaults(), bytes -> {}, schema);
    assertThat(dataset.value(0, 0)).isEqualTo(1);
    assertThat(dataset.value(0, 1)).isZero();
    assertThat(dataset.value(0, 2)).isEqualTo(Dataset.OTHER);
  }

  @Test
  void anObjectSchemaFindsItsFieldsInsideTheAnswer() {
    Schema schema =
        Schema.object(
            List.of(new Field.Bool("urgent"), new Field.Category("topic", List.of("x", "y"))));
    Path path =
        sources.text(
            "data.jsonl",
            """
            {"input": "a", "answer": {"topic": "y", "urgent": false}}
            {"input": "b", "answer": {"topic": "z", "urgent": "true"}}
            {"input": "c", "answer": {"topic": "x"}}
            """);
    Dataset dataset = DatasetReader.read(path, DataOptions.defaults(), bytes -> {}, schema);
    assertThat(dataset.value(0, 0)).isZero();
    assertThat(dataset.value(1, 0)).isEqualTo(1);
    assertThat(dataset.value(0, 1)).isEqualTo(Dataset.OTHER);
    assertThat(dataset.value(1, 1)).isEqualTo(Dataset.OTHER);
    assertThat(dataset.value(0, 2)).isEqualTo(2);
  }
}
