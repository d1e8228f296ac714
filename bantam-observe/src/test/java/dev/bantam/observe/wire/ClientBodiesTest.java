package dev.bantam.observe.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.core.AnswerFormat;
import dev.bantam.core.Call;
import dev.bantam.core.Endpoint;
import dev.bantam.core.Field;
import dev.bantam.core.Message;
import dev.bantam.core.Message.Role;
import dev.bantam.core.Schema;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bodies that openai-java and LangChain4j send. */
class ClientBodiesTest {

  private static final List<String> CATEGORIES =
      List.of("ACCOUNT", "BILLING", "OTHER", "TECHNICAL");

  private final RequestReader reader = new RequestReader();

  private Call call(String name) {
    return reader.read(Wire.body(name));
  }

  private AnswerFormat.Json json(String name) {
    return (AnswerFormat.Json) call(name).format();
  }

  private static Schema schema(AnswerFormat format) {
    return ((SchemaFields.Known) SchemaFields.of(format)).schema();
  }

  @Test
  void bothClientsDescribeOneEnum() {
    AnswerFormat.Json openai = json("openai-java-enum");
    AnswerFormat.Json langchain = json("langchain4j-enum");
    AnswerFormat.Json responses = json("openai-java-responses-enum");
    AnswerFormat.Json prompted = json("langchain4j-enum-prompt");
    assertThat(openai.canonical())
        .isEqualTo(Wire.json("{'enum':['ACCOUNT','BILLING','OTHER','TECHNICAL']}"))
        .isEqualTo(langchain.canonical())
        .isEqualTo(responses.canonical())
        .isEqualTo(prompted.canonical());
    assertThat(List.of(openai.wrapper(), langchain.wrapper(), responses.wrapper()))
        .containsExactly("category", "value", "category");
    assertThat(prompted.wrapper()).isEmpty();
    assertThat(schema(openai)).isEqualTo(Schema.bare(new Field.Category("category", CATEGORIES)));
    assertThat(schema(prompted)).isEqualTo(Schema.bare(new Field.Category("answer", CATEGORIES)));
  }

  @Test
  void messagesAreKeptInOrder() {
    assertThat(call("openai-java-enum").messages())
        .containsExactly(
            new Message(Role.SYSTEM, "Classify the support ticket."),
            new Message(Role.USER, "My invoice is wrong"));
    assertThat(call("openai-java-responses-enum").messages())
        .containsExactly(new Message(Role.USER, "My invoice is wrong"));
  }

  @Test
  void promptedEnumStaysInTheMessage() {
    assertThat(call("langchain4j-enum-prompt").messages().getLast().text())
        .startsWith("My invoice is wrong\nYou must answer strictly")
        .endsWith("OTHER");
  }

  @Test
  void extractionNamesItsFields() {
    Schema openai = schema(json("openai-java-extract"));
    assertThat(openai.fields())
        .containsExactly(
            new Field.FreeText("city"),
            new Field.FreeText("customer"),
            new Field.FreeText("items"),
            new Field.FreeText("orderId"),
            new Field.FreeText("phone"),
            new Field.Numeric("quantity", 0));
    assertThat(openai.optional()).containsExactly("phone");
    Schema langchain = schema(json("langchain4j-extract"));
    assertThat(langchain.optional())
        .isEqualTo(Set.of("city", "customer", "items", "orderId", "quantity"));
    assertThat(schema(json("langchain4j-extract-prompt"))).isEqualTo(langchain);
  }

  @Test
  void booleanAndListLoseTheirWrapper() {
    assertThat(schema(json("langchain4j-boolean"))).isEqualTo(Schema.bare(new Field.Bool("value")));
    assertThat(json("langchain4j-list").wrapper()).isEqualTo("values");
    assertThat(schema(json("langchain4j-list")))
        .isEqualTo(Schema.bare(new Field.FreeText("values")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai-java-tools", "langchain4j-tools", "langchain4j-tools-turn2"})
  void toolsThatMayBeCalledAreALoop(String name) {
    assertThat(call(name).obstacles()).containsExactly("an open tool loop");
  }

  @Test
  void toolCallsAndResultsAreMessages() {
    assertThat(call("langchain4j-tools-turn2").messages())
        .containsExactly(
            new Message(Role.USER, "Weather in Oslo?"),
            new Message(Role.ASSISTANT, "getWeather({\"city\":\"txt\"})"),
            new Message(Role.TOOL, "sunny in txt"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "openai-java-plain",
        "langchain4j-plain",
        "openai-java-stream",
        "openai-java-stream-accumulator",
        "langchain4j-stream",
        "openai-java-responses"
      })
  void plainCallsWantText(String name) {
    assertThat(call(name).format()).isEqualTo(new AnswerFormat.PlainText());
    assertThat(call(name).obstacles()).isEmpty();
    assertThat(call(name).model()).isEqualTo("toy");
  }

  @Test
  void jsonObjectIsAnyJson() {
    assertThat(call("langchain4j-json-object").format()).isEqualTo(new AnswerFormat.AnyJson());
  }

  @ParameterizedTest
  @CsvSource({
    "openai-java-embeddings,EMBEDDINGS",
    "openai-java-embeddings-batch,EMBEDDINGS",
    "langchain4j-embeddings,EMBEDDINGS",
    "openai-java-responses,RESPONSES",
    "openai-java-responses-enum,RESPONSES",
    "langchain4j-plain,CHAT"
  })
  void endpointIsToldByTheBody(String name, Endpoint endpoint) {
    assertThat(call(name).endpoint()).isEqualTo(endpoint);
  }
}
