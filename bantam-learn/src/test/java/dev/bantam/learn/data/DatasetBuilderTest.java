package dev.bantam.learn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bantam.core.Answer;
import dev.bantam.core.Field;
import dev.bantam.core.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DatasetBuilderTest {

  private static final Schema LABEL = Schema.bare(new Field.Category("answer", List.of("a", "b")));
  private static final Schema OBJECT =
      Schema.object(
          List.of(new Field.Category("topic", List.of("a", "b")), new Field.Bool("urgent")));

  private static Answer json(String text) {
    return Answer.of(new JsonMapper().readTree(text));
  }

  private static DatasetBuilder builder(Schema schema) {
    return new DatasetBuilder("calls.jsonl", schema, false, 1_000_000, 1);
  }

  @Test
  void keepsLabelsAndCallsWhatLiesOutsideThemOther() {
    DatasetBuilder builder = builder(LABEL);
    builder.add("one", Optional.of(Answer.of("b")), Optional.empty(), 3);
    builder.add("two", Optional.of(Answer.of("c")), Optional.empty(), 5);
    builder.add("three", Optional.empty(), Optional.empty(), 8);
    Dataset data = builder.build();
    assertThat(data.rows()).isEqualTo(3);
    assertThat(data.input(0)).isEqualTo("one");
    assertThat(data.value(0, 0)).isEqualTo(1);
    assertThat(data.value(0, 1)).isEqualTo(Dataset.OTHER);
    assertThat(data.value(0, 2)).isEqualTo(Dataset.OTHER);
    assertThat(data.line(2)).isEqualTo(8);
    assertThat(data.schema()).isEqualTo(LABEL);
  }

  @Test
  void keepsTheFieldsOfObjects() {
    DatasetBuilder builder = builder(OBJECT);
    builder.add("one", Optional.of(json("{\"topic\":\"a\",\"urgent\":true}")), Optional.empty(), 1);
    builder.add("two", Optional.of(json("{\"topic\":\"b\",\"urgent\":null}")), Optional.empty(), 2);
    builder.add(
        "three", Optional.of(json("{\"topic\":7,\"urgent\":\"true\"}")), Optional.empty(), 3);
    builder.add("four", Optional.empty(), Optional.empty(), 4);
    Dataset data = builder.build();
    assertThat(data.value(0, 0)).isZero();
    assertThat(data.value(1, 0)).isEqualTo(1);
    assertThat(data.value(1, 1)).as("null").isEqualTo(2);
    assertThat(data.nullable(1)).isTrue();
    for (int field = 0; field < 2; field++) {
      assertThat(data.value(field, 2)).isEqualTo(Dataset.OTHER);
      assertThat(data.value(field, 3)).isEqualTo(Dataset.OTHER);
    }
  }

  @Test
  void keepsTimesWherePromised() {
    DatasetBuilder builder = new DatasetBuilder("calls", LABEL, true, 1_000_000, 1);
    Instant time = Instant.parse("2026-11-01T12:00:00.5Z");
    builder.add("one", Optional.of(Answer.of("a")), Optional.of(time), 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.add("two", Optional.empty(), Optional.empty(), 2));
    assertThat(builder.build().time(0)).isEqualTo(time);
  }

  @Test
  void refusesFieldsThatAreNoChoiceAndSourcesWithoutRows() {
    Schema free = Schema.bare(new Field.FreeText("summary"));
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> builder(free))
        .withMessageContaining("summary");
    assertThatExceptionOfType(DataException.class).isThrownBy(() -> builder(LABEL).build());
  }
}
