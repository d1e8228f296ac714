package dev.bantam.observe.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.core.Field;
import dev.bantam.core.Schema;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaFieldsTest {

  private static SchemaFields fields(String schema) {
    return SchemaFields.of(CanonicalSchema.of(Wire.json(schema)));
  }

  @Test
  void eachPropertyIsAField() {
    assertThat(
            fields(
                "{'properties':{'kind':{'enum':['b','a']},'urgent':{'type':'boolean'},'tags':"
                    + "{'type':'array','items':{'enum':['y','x']}},'score':{'type':'integer'},"
                    + "'stars':{'enum':[1,2]},'note':{'type':['string','null']}},'required':"
                    + "['kind','urgent','tags','score','note']}"))
        .isEqualTo(
            new SchemaFields.Known(
                Schema.object(
                        List.of(
                            new Field.Category("kind", List.of("a", "b")),
                            new Field.FreeText("note"),
                            new Field.Numeric("score", 0),
                            new Field.Numeric("stars", 0),
                            new Field.Categories("tags", List.of("x", "y")),
                            new Field.Bool("urgent")))
                    .withOptional(Set.of("note", "stars"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | the field answer may be values of several types",
        "{\"type\":\"object\"} | the answer is an object without named properties",
        "{\"properties\":{\"a\":{\"properties\":{\"b\":{}}}}} | the field a is an object",
        "{\"properties\":{\"a\":{\"enum\":[]}}} | the field a has no allowed value",
        "{\"properties\":{\"a\":{\"enum\":[\"x\",1]}}}"
            + " | the field a chooses between values of other types",
        "{\"properties\":{\"a\":{\"items\":{\"type\":\"object\"}}}}"
            + " | the field a is an array of other things than texts",
        "{\"properties\":{\"a\":{}},\"additionalProperties\":{\"type\":\"string\"}}"
            + " | the answer's properties are not all named"
      })
  void whatCannotBeSaidAsFieldsSaysWhy(String schema, String reason) {
    assertThat(fields(schema)).isEqualTo(new SchemaFields.Unknown(reason));
  }
}
