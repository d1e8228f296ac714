package dev.bantam.observe.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bantam.core.AnswerFormat;
import dev.bantam.core.Call;
import dev.bantam.core.Endpoint;
import dev.bantam.core.Message;
import dev.bantam.core.Message.Role;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {

  private static final String TOOL =
      "{'type':'function','function':{'name':'label','parameters':"
          + "{'type':'object','properties':{'x':{'type':'boolean'}},'required':['x']}}}";
  private static final String OTHER =
      "{'type':'function','function':{'name':'other','parameters':{}}}";

  private final RequestReader reader = new RequestReader();

  private Call chat(String rest) {
    return reader.read(Wire.json("{'messages':[{'role':'user','content':'hi'}]" + rest + "}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",'tools':[%1$s,%2$s],'tool_choice':{'type':'function','function':{'name':'label'}}",
        ",'tools':[%1$s],'tool_choice':'required'",
        ",'tools':[%1$s,%2$s],'tool_choice':{'type':'allowed_tools','allowed_tools':"
            + "{'mode':'required','tools':[{'type':'function','function':{'name':'label'}}]}}",
        ",'functions':[{'name':'label','parameters':{'type':'object','properties':"
            + "{'x':{'type':'boolean'}},'required':['x']}}],'function_call':{'name':'label'}"
      })
  void oneForcedFunctionIsTheFormat(String rest) {
    Call call = chat(rest.formatted(TOOL, OTHER));
    assertThat(call.obstacles()).isEmpty();
    assertThat(call.format())
        .isEqualTo(
            new AnswerFormat.Function(
                "label",
                Wire.json(
                    "{'properties':{'x':{'type':'boolean'}},'required':['x'],'type':'object'}")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",'tools':[%1$s,%2$s]",
        ",'tools':[%1$s,%2$s],'tool_choice':'required'",
        ",'tools':[%1$s],'tool_choice':'auto'",
        ",'tools':[%1$s],'tool_choice':{'type':'function','function':{'name':'unknown'}}"
      })
  void otherToolsAreAnOpenLoop(String rest) {
    assertThat(chat(rest.formatted(TOOL, OTHER)).obstacles()).containsExactly("an open tool loop");
  }

  @Test
  void toolsThatMustNotBeCalledDoNotMatter() {
    Call call = chat(",'tools':[" + TOOL + "],'tool_choice':'none'");
    assertThat(call.obstacles()).isEmpty();
    assertThat(call.format()).isEqualTo(new AnswerFormat.PlainText());
  }

  @Test
  void responsesForceFunctionsWithoutAnEnvelope() {
    Call call =
        reader.read(
            Wire.json(
                "{'input':'hi','tools':[{'type':'function','name':'f','parameters':{}}],"
                    + "'tool_choice':{'type':'function','name':'f'}}"));
    assertThat(call.format()).isEqualTo(new AnswerFormat.Function("f", Wire.json("{}")));
  }

  @ParameterizedTest
  @CsvSource({
    "image_url, an image in a message",
    "input_audio, audio in a message",
    "file, a file in a message",
    "hologram, a part of a message that is no text: hologram"
  })
  void partsThatAreNoTextAreObstacles(String type, String obstacle) {
    Call call =
        reader.read(
            Wire.json(
                "{'messages':[{'role':'user','content':[{'type':'text','text':'a'},{'type':'%s'},"
                        .formatted(type)
                    + "{'type':'text','text':'b'}]}]}"));
    assertThat(call.obstacles()).containsExactly(obstacle);
    assertThat(call.messages()).containsExactly(new Message(Role.USER, "a\nb"));
  }

  @Test
  void severalChoicesAreAnObstacle() {
    assertThat(chat(",'n':3").obstacles()).containsExactly("several choices (n = 3)");
    assertThat(chat(",'n':1").obstacles()).isEmpty();
  }

  @Test
  void developerIsSystem() {
    Call call =
        reader.read(
            Wire.json(
                "{'input':[{'role':'developer','content':'d'},{'type':'message','role':'user',"
                    + "'content':[{'type':'input_text','text':'u'}]}],'instructions':'i'}"));
    assertThat(call.messages())
        .containsExactly(
            new Message(Role.SYSTEM, "i"),
            new Message(Role.SYSTEM, "d"),
            new Message(Role.USER, "u"));
  }

  @Test
  void whatTheProviderKeepsIsAnObstacle() {
    assertThat(reader.read(Wire.json("{'input':'x','previous_response_id':'r'}")).obstacles())
        .containsExactly("a conversation that the provider keeps");
  }

  @Test
  void completionsTakeOnePrompt() {
    assertThat(reader.read(Wire.json("{'prompt':['x'],'model':'m'}")))
        .returns(Endpoint.COMPLETIONS, Call::endpoint)
        .returns(List.of(), Call::obstacles);
    assertThat(reader.read(Wire.json("{'prompt':['x','y']}")).obstacles())
        .containsExactly("several texts in one prompt");
    assertThat(reader.read(Wire.json("{'prompt':[1,2]}")).obstacles())
        .containsExactly("a prompt of token numbers");
  }

  @Test
  void unknownPropertiesAreNoError() {
    assertThat(chat(",'logit_bias':{'1':2},'x':[{}],'response_format':{'type':'text'}").obstacles())
        .isEmpty();
  }

  @Test
  void schemasThatRecurseAreAnObstacle() {
    Call call =
        chat(
            ",'response_format':{'type':'json_schema','json_schema':{'schema':{'type':'object',"
                + "'properties':{'child':{'$ref':'#'}}}}}");
    assertThat(call.format()).isEqualTo(new AnswerFormat.AnyJson());
    assertThat(call.obstacles()).containsExactly("a schema that refers to itself: #");
  }

  @Test
  void hugeEnumsAreAnObstacle() {
    String values =
        IntStream.range(0, 100_000).mapToObj(i -> "'v" + i + "'").collect(Collectors.joining(","));
    Call call =
        chat(
            ",'response_format':{'type':'json_schema','json_schema':{'schema':{'type':'object',"
                + "'properties':{'a':{'enum':["
                + values
                + "]}}}}}");
    assertThat(call.obstacles()).containsExactly("enums of more than 10,000 values");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "'text'",
        "{'messages':[]}",
        "{'messages':'x'}",
        "{'messages':[1]}",
        "{'prompt':null}"
      })
  void whatIsNoRequestSaysSo(String body) {
    assertThatThrownBy(() -> reader.read(Wire.json(body)))
        .isInstanceOf(WireException.class)
        .hasMessageStartingWith("a");
  }

  @Test
  void deepNestingIsRefused() {
    assertThatThrownBy(() -> WireJson.read("[".repeat(10_000) + "]".repeat(10_000)))
        .isInstanceOf(WireException.class)
        .hasMessage("JSON nested more than 200 deep");
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.openai.com/v1/chat/completions, CHAT",
    "/openai/deployments/x/chat/completions?api-version=1, CHAT",
    "/v1/completions/, COMPLETIONS",
    "/v1/responses, RESPONSES",
    "http://localhost/v1/embeddings, EMBEDDINGS"
  })
  void endpointIsToldByThePath(String url, Endpoint endpoint) {
    assertThat(Endpoints.ofPath(url)).contains(endpoint);
    assertThat(Endpoints.ofPath("/v1/models")).isEmpty();
  }

  @Test
  void promptedBooleanIsBare() {
    Call call =
        reader.read(
            Wire.json(
                "{'messages':[{'role':'user','content':'x\\nYou must answer strictly in the"
                    + " following format: one of [true, false]'}]}"));
    assertThat(call.format()).isEqualTo(new AnswerFormat.Json(Wire.json("{'type':'boolean'}"), ""));
  }

  @Test
  void whatOnlyMentionsAFormatIsPlain() {
    Call call =
        reader.read(
            Wire.json(
                "{'messages':[{'role':'user','content':'You must answer strictly with one of these"
                    + " enums:\\nnot a constant!'}]}"));
    assertThat(call.format()).isEqualTo(new AnswerFormat.PlainText());
  }
}
