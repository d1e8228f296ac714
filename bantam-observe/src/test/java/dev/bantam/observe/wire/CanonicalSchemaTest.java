package dev.bantam.observe.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class CanonicalSchemaTest {

  private static JsonNode canonical(String schema) {
    return CanonicalSchema.of(Wire.json(schema));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\":[\"string\",\"null\"]} | {\"type\":\"string\",\"nullable\":true}",
        "{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"null\"}]}"
            + " | {\"type\":[\"null\",\"string\"]}",
        "{\"oneOf\":[{\"const\":\"b\"},{\"const\":\"a\",\"title\":\"A\"}]}"
            + " | {\"type\":\"string\",\"enum\":[\"a\",\"b\"]}",
        "{\"enum\":[\"a\",null]} | {\"anyOf\":[{\"enum\":[\"a\"]},{\"type\":\"null\"}]}",
        "{\"type\":\"integer\",\"format\":\"int32\",\"title\":\"t\"} | {\"type\":\"integer\"}",
        "{\"enum\":[true,false]} | {\"type\":\"boolean\"}",
        "{\"$ref\":\"#/$defs/A\",\"$defs\":{\"A\":{\"const\":1}}} | {\"enum\":[1]}",
        "{\"allOf\":[{\"$ref\":\"#/definitions/A\"}],\"definitions\":{\"A\":{\"type\":\"string\"}},"
            + "\"default\":\"x\"} | {\"type\":\"string\"}",
        "{\"properties\":{\"name\":{\"type\":\"string\",\"description\":\"d\"}},"
            + "\"additionalProperties\":false,\"strict\":true,\"required\":[\"name\"]}"
            + " | {\"type\":\"object\",\"required\":[\"name\",\"name\"],"
            + "\"properties\":{\"name\":{\"type\":\"string\"}}}",
        "{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"integer\"}]}"
            + " | {\"type\":[\"integer\",\"string\"]}",
        "true | {}",
        "17 | {\"title\":\"anything\"}"
      })
  void differentDescriptionsOfOneTypeAreEqual(String one, String other) {
    assertThat(canonical(one)).isEqualTo(canonical(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\":\"string\"} | {\"type\":[\"string\",\"null\"]}",
        "{\"enum\":[\"a\"]} | {\"enum\":[\"a\",\"b\"]}",
        "{\"enum\":[\"1\"]} | {\"enum\":[1]}",
        "{\"properties\":{\"a\":{}}} | {\"properties\":{\"b\":{}}}",
        "{\"properties\":{\"a\":{}},\"required\":[\"a\"]} | {\"properties\":{\"a\":{}}}",
        "true | false"
      })
  void differentTypesAreNot(String one, String other) {
    assertThat(canonical(one)).isNotEqualTo(canonical(other));
  }

  @Test
  void propertiesNamedLikeKeywordsStay() {
    assertThat(canonical("{'properties':{'title':{},'description':{},'enum':{}}}").toString())
        .isEqualTo(
            "{\"properties\":{\"description\":{},\"enum\":{},\"title\":{}},\"type\":\"object\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'$ref':'#'}",
        "{'properties':{'a':{'items':{'$ref':'#'}}}}",
        "{'$ref':'#/$defs/A','$defs':{'A':{'anyOf':[{'$ref':'#/$defs/A'},{'type':'null'}]}}}"
      })
  void recursionIsRefused(String schema) {
    assertThatThrownBy(() -> canonical(schema))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("refers to itself");
  }

  @Test
  void referencesToNowhereAreRefused() {
    assertThatThrownBy(() -> canonical("{'$ref':'https://example.org/s.json'}"))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("not in it");
  }

  @Test
  void referencesThatMultiplyAreRefused() {
    StringBuilder defs = new StringBuilder("'d0':{'type':'string'}");
    for (int i = 1; i < 40; i++) {
      defs.append(
          ",'d%d':{'properties':{'a':{'$ref':'#/$defs/d%d'},'b':{'$ref':'#/$defs/d%d'}}}"
              .formatted(i, i - 1, i - 1));
    }
    assertThatThrownBy(() -> canonical("{'$ref':'#/$defs/d39','$defs':{" + defs + "}}"))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("more than 50,000 parts");
  }

  @Test
  void largeEnumsAreKeptAndLargerOnesRefused() {
    ObjectNode schema = Nodes.object();
    ArrayNode values = schema.putArray("enum");
    for (int i = 0; i < CanonicalSchema.ENUM_VALUES; i++) {
      values.add("v" + i);
    }
    ObjectNode nullable = Nodes.object();
    nullable.putArray("anyOf").add(schema).add(Nodes.object().put("type", "null"));
    assertThat(CanonicalSchema.of(nullable).path("enum").size())
        .isEqualTo(CanonicalSchema.ENUM_VALUES);
    values.add("one more");
    assertThatThrownBy(() -> CanonicalSchema.of(nullable))
        .hasMessage("enums of more than 10,000 values");
  }

  @Test
  void twiceIsOnceAndOrderDoesNotMatter() {
    Random random = new Random(7);
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      JsonNode schema = schema(random, 4);
      JsonNode once;
      try {
        once = CanonicalSchema.of(schema);
      } catch (WireException refused) {
        continue;
      }
      read++;
      assertThat(CanonicalSchema.of(once)).as("%s", schema).isEqualTo(once);
      assertThat(CanonicalSchema.of(shuffled(schema, random))).as("%s", schema).isEqualTo(once);
    }
    assertThat(read).isGreaterThan(10_000);
  }

  private static final List<String> TYPES =
      List.of("string", "integer", "number", "boolean", "null", "object", "array");

  /** A schema, sensible or not. */
  private static JsonNode schema(Random random, int depth) {
    ObjectNode schema = Nodes.object();
    if (random.nextInt(12) == 0) {
      return value(random, 1);
    }
    int keywords = random.nextInt(4);
    for (int i = 0; i < keywords; i++) {
      switch (random.nextInt(depth == 0 ? 7 : 14)) {
        case 0 -> schema.put("type", TYPES.get(random.nextInt(TYPES.size())));
        case 1 -> {
          ArrayNode types = schema.putArray("type");
          for (int t = 0; t < random.nextInt(4); t++) {
            types.add(TYPES.get(random.nextInt(TYPES.size())));
          }
        }
        case 2 -> {
          ArrayNode values = schema.putArray("enum");
          for (int v = 0; v < random.nextInt(4); v++) {
            values.add(value(random, 0));
          }
        }
        case 3 -> schema.set("const", value(random, 0));
        case 4 -> schema.put("nullable", random.nextBoolean());
        case 5 -> schema.put("format", "int32");
        case 6 -> schema.set("x" + random.nextInt(3), value(random, 2));
        case 7 -> schema.set("items", schema(random, depth - 1));
        case 8, 9 -> {
          ObjectNode properties = schema.putObject("properties");
          ArrayNode required = schema.putArray("required");
          for (int p = 0; p < random.nextInt(3); p++) {
            properties.set("p" + p, schema(random, depth - 1));
            required.add("p" + random.nextInt(3));
          }
        }
        case 10, 11 -> list(schema, random.nextBoolean() ? "anyOf" : "oneOf", random, depth);
        case 12 -> list(schema, "allOf", random, depth);
        default -> schema.set("additionalProperties", schema(random, depth - 1));
      }
    }
    return schema;
  }

  private static void list(ObjectNode schema, String keyword, Random random, int depth) {
    ArrayNode schemas = schema.putArray(keyword);
    for (int i = 0; i < random.nextInt(4); i++) {
      schemas.add(schema(random, depth - 1));
    }
  }

  private static JsonNode value(Random random, int depth) {
    ObjectNode factory = Nodes.object();
    return switch (random.nextInt(depth == 0 ? 5 : 7)) {
      case 0 -> factory.nullNode();
      case 1 -> factory.booleanNode(random.nextBoolean());
      case 2 -> factory.numberNode(random.nextInt(3));
      case 3, 4 -> factory.stringNode("v" + random.nextInt(4));
      case 5 -> factory.arrayNode().add(value(random, depth - 1));
      default -> factory.set("k" + random.nextInt(2), value(random, depth - 1));
    };
  }

  private static JsonNode shuffled(JsonNode node, Random random) {
    if (!node.isObject()) {
      return node;
    }
    List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(node.properties());
    Collections.shuffle(entries, random);
    ObjectNode result = Nodes.object();
    for (Map.Entry<String, JsonNode> entry : entries) {
      JsonNode value = entry.getValue();
      if (List.of("enum", "required", "anyOf", "oneOf", "allOf").contains(entry.getKey())
          && value.isArray()) {
        List<JsonNode> elements = new ArrayList<>();
        value.forEach(element -> elements.add(shuffled(element, random)));
        Collections.shuffle(elements, random);
        ArrayNode array = result.putArray(entry.getKey());
        elements.forEach(array::add);
      } else {
        result.set(entry.getKey(), shuffled(value, random));
      }
    }
    return result;
  }
}
