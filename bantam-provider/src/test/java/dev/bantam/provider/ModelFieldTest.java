package dev.bantam.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModelFieldTest {

  @Test
  void findsTheOutermostModel() {
    assertThat(read("{\"a\":{\"model\":\"x\"},\"model\":\"y\"}")).isEqualTo("y");
    assertThat(read("{\"model\":\"\\u00e9t\\u00e9\"}")).isEqualTo("été");
    assertThat(read("{\"model\":\"x\",\"model\":\"y\"}")).isEqualTo("y");
    for (String none :
        new String[] {"", "[]", "{\"model\":3}", "{\"model\":\"x\"", "<html>", "7"}) {
      assertThat(read(none)).as(none).isEqualTo("none");
    }
  }

  @Test
  void replacesNothingElse() {
    assertThat(write("{ \"käse\" : 1.0e2 ,\"model\" :  \"x\" , \"z\":[ ]}", "a\"b"))
        .isEqualTo("{ \"käse\" : 1.0e2 ,\"model\" :  \"a\\\"b\" , \"z\":[ ]}");
    assertThat(write("{\"model\":\"x\",\"m\":\"x\",\"model\":\"\\u0079\"}", "long name"))
        .isEqualTo("{\"model\":\"long name\",\"m\":\"x\",\"model\":\"long name\"}");
    assertThat(write("{\"messages\":[{\"model\":\"x\"}]}", "y"))
        .isEqualTo("{\"messages\":[{\"model\":\"x\"}]}");
    assertThat(write("no json", "y")).isEqualTo("no json");
  }

  @Test
  void keepsBodiesOfManyMegabytes() {
    String text = "é\\n".repeat(1_000_000);
    String body = "{\"messages\":\"%s\",\"model\":\"x\",\"n\":1}".formatted(text);
    assertThat(write(body, "other").equals(body.replace("\"x\"", "\"other\""))).isTrue();
  }

  private static String read(String body) {
    return ModelField.read(body.getBytes(UTF_8)).orElse("none");
  }

  private static String write(String body, String model) {
    return new String(ModelField.write(body.getBytes(UTF_8), model), UTF_8);
  }
}
