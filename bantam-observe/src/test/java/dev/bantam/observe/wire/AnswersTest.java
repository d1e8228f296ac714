package dev.bantam.observe.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.core.Answer;
import dev.bantam.core.AnswerFormat;
import dev.bantam.core.Field;
import dev.bantam.core.Schema;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {

  private static final Schema COLOUR = Schema.bare(new Field.Category("c", List.of("blue", "red")));
  private static final AnswerFormat WRAPPED =
      new AnswerFormat.Json(Wire.json("{'enum':['blue','red']}"), "c");
  private static final AnswerFormat BARE =
      new AnswerFormat.Json(Wire.json("{'enum':['blue','red']}"), "");
  private static final AnswerFormat OBJECT =
      new AnswerFormat.Function("f", Wire.json("{'type':'object'}"));
  private static final Schema TWO =
      Schema.object(List.of(new Field.Bool("b"), new Field.Numeric("n", 0)))
          .withOptional(Set.of("n"));

  private static Answer valid(String text, AnswerFormat format, Schema schema) {
    return ((ParsedAnswer.Valid) Answers.parse(text.replace('\'', '"'), format, schema)).answer();
  }

  private static String invalid(String text, AnswerFormat format, Schema schema) {
    return ((ParsedAnswer.Invalid) Answers.parse(text.replace('\'', '"'), format, schema)).reason();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'c':'red'}", " {'c' : 'red'}\n", "```json\n{'c':'red'}\n```"})
  void wrapperIsTakenOff(String text) {
    assertThat(valid(text, WRAPPED, COLOUR)).isEqualTo(Answer.of("red"));
  }

  @Test
  void bareChoicesAreText() {
    assertThat(valid(" red\n", BARE, COLOUR)).isEqualTo(Answer.of("red"));
    assertThat(valid("red", new AnswerFormat.PlainText(), COLOUR)).isEqualTo(Answer.of("red"));
    assertThat(invalid("Red.", BARE, COLOUR))
        .isEqualTo("the field c (category) cannot be \"Red.\"");
  }

  @Test
  void objectsGiveTheirFields() {
    assertThat(valid("{'x':0,'n':1.5,'b':true}", OBJECT, TWO).text())
        .isEqualTo("{\"b\":true,\"n\":1.5}");
    assertThat(valid("{'b':false}", OBJECT, TWO).text()).isEqualTo("{\"b\":false}");
  }

  @Test
  void whatDoesNotFitSaysWhy() {
    assertThat(invalid("{'n':1}", OBJECT, TWO)).isEqualTo("the field b is missing");
    assertThat(invalid("{'b':'true'}", OBJECT, TWO)).contains("(boolean) cannot be");
    assertThat(invalid("{'c':'green'}", WRAPPED, COLOUR)).contains("cannot be \"green\"");
    assertThat(invalid("{'c'", WRAPPED, COLOUR)).startsWith("not JSON");
    assertThat(invalid("['red']", WRAPPED, COLOUR))
        .isEqualTo("an answer that is not a JSON object");
  }

  @Test
  void freeTextIsKeptAsItStands() {
    Schema free = Schema.bare(new Field.FreeText("answer"));
    assertThat(valid(" a ", new AnswerFormat.PlainText(), free)).isEqualTo(Answer.of(" a "));
  }
}
