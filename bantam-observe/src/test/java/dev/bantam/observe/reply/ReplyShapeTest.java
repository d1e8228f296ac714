package dev.bantam.observe.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bantam.core.AnswerFormat;
import dev.bantam.core.Call;
import dev.bantam.core.Trace;
import dev.bantam.core.Usage;
import dev.bantam.observe.wire.ReplyReader;
import dev.bantam.observe.wire.RequestReader;
import dev.bantam.observe.wire.StreamedReply;
import dev.bantam.observe.wire.WireException;
import dev.bantam.observe.wire.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ReplyShapeTest {

  private static final Instant TIME = Instant.ofEpochSecond(1_790_000_000);
  private static final Usage USAGE = new Usage(12, 0, 3, 0);
  private static final String TRIAGE =
      """
      {'model':'m','messages':[{'role':'user','content':'hi'}],'response_format':{'type':
       'json_schema','json_schema':{'name':'t','schema':{'type':'object','properties':{
       'urgent':{'type':'boolean'},'note':{'type':['string','null']},'area':{'enum':['a','b']}},
       'required':['urgent','note','area']}}}}""";

  private final RequestReader reader = new RequestReader();

  private static JsonNode json(String text) {
    return WireJson.read(text.replace('\'', '"'));
  }

  private static JsonNode recorded(String name) throws IOException {
    try (InputStream in = ReplyShapeTest.class.getResourceAsStream("/wire/" + name + ".json")) {
      return WireJson.read(
          new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private Trace.Reply readBack(JsonNode body, String answer) {
    Call call = reader.read(body);
    Reply reply = reply(ReplyShape.of(body, call), answer);
    String text = new String(reply.body(), StandardCharsets.UTF_8);
    boolean stream = body.path("stream").asBoolean(false);
    assertThat(reply.contentType())
        .isEqualTo(stream ? "text/event-stream; charset=utf-8" : "application/json");
    return ReplyReader.read(stream ? StreamedReply.ofEvents(text) : WireJson.read(text), call);
  }

  private String said(JsonNode body, String answer) {
    return ((Trace.Reply.Answered) readBack(body, answer)).text();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "openai-java-plain|hello|hello",
        "openai-java-stream|hello there|hello there",
        "openai-java-stream-accumulator|hello|hello",
        "openai-java-enum|BILLING|{\"category\":\"BILLING\"}",
        "openai-java-responses|hello|hello",
        "openai-java-responses-enum|BILLING|{\"category\":\"BILLING\"}",
        "langchain4j-plain|hello|hello",
        "langchain4j-stream|hello|hello",
        "langchain4j-enum|BILLING|{\"value\":\"BILLING\"}",
        "langchain4j-enum-prompt|BILLING|BILLING",
        "langchain4j-boolean|true|{\"value\":true}",
        "langchain4j-list|[\"a\"]|{\"values\":[\"a\"]}",
        "langchain4j-json-object|{\"a\":1}|{\"a\":1}",
        "langchain4j-extract|{\"quantity\":2}|{\"customer\":null,\"orderId\":null,\"city\":null,"
            + "\"quantity\":2,\"items\":null}",
      })
  void everyRecordedBodyIsAnsweredInItsShape(String name, String answer, String content)
      throws IOException {
    assertThat(readBack(recorded(name), answer))
        .isEqualTo(new Trace.Reply.Answered(content, "toy"));
    ObjectNode streamed = (ObjectNode) recorded(name).deepCopy();
    streamed.put("stream", true);
    assertThat(said(streamed, answer)).isEqualTo(content);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "openai-java-embeddings",
        "openai-java-embeddings-batch",
        "langchain4j-embeddings",
        "openai-java-tools",
        "langchain4j-tools",
        "langchain4j-tools-turn2"
      })
  void everyOtherRecordedBodyIsLeftToTheTeacher(String name) throws IOException {
    JsonNode body = recorded(name);
    Call call = reader.read(body);
    assertThat(CacheKey.of("/v1/x", body, call).obstacle()).isPresent();
  }

  @Test
  void propertiesStandInTheClientsOrderAndMissingOnesAreNull() {
    assertThat(said(json(TRIAGE), "{\"area\":\"b\",\"urgent\":true}"))
        .isEqualTo("{\"urgent\":true,\"note\":null,\"area\":\"b\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"area\":\"c\",\"urgent\":true}", "{\"area\":\"a\"}", "a", "[]", "{", "null"})
  void refusesAnswersThatDoNotFit(String answer) {
    JsonNode body = json(TRIAGE);
    ReplyShape shape = ReplyShape.of(body, reader.read(body));
    assertThatThrownBy(() -> reply(shape, answer)).isInstanceOf(WireException.class);
  }

  @ParameterizedTest
  @CsvSource({"langchain4j-enum,NONE", "langchain4j-boolean,yes", "langchain4j-enum-prompt,NONE"})
  void refusesValuesThatAreNotListed(String name, String answer) throws IOException {
    JsonNode body = recorded(name);
    ReplyShape shape = ReplyShape.of(body, reader.read(body));
    assertThatThrownBy(() -> reply(shape, answer)).isInstanceOf(WireException.class);
  }

  @Test
  void takesABareValueOutOfAnotherWriting() throws IOException {
    assertThat(said(recorded("langchain4j-enum"), "{\"value\": \"OTHER\"}"))
        .isEqualTo("{\"value\":\"OTHER\"}");
    assertThat(said(recorded("langchain4j-enum"), "\"OTHER\"")).isEqualTo("{\"value\":\"OTHER\"}");
  }

  @Test
  void legacyFunctionsAreCalledAsTheyWere() {
    JsonNode body =
        json(
            """
            {'model':'m','messages':[{'role':'user','content':'hi'}],'functions':[{'name':'file',
             'parameters':{'type':'object','properties':{'area':{'enum':['a','b']}}}}],
             'function_call':{'name':'file'}}""");
    Call call = reader.read(body);
    assertThat(call.format()).isInstanceOf(AnswerFormat.Function.class);
    Reply reply = reply(ReplyShape.of(body, call), "{\"area\":\"a\"}");
    JsonNode choice =
        WireJson.read(new String(reply.body(), StandardCharsets.UTF_8)).path("choices").path(0);
    assertThat(choice.path("message").path("function_call"))
        .isEqualTo(json("{'name':'file','arguments':'{\\'area\\':\\'a\\'}'}"));
    assertThat(choice.path("message").has("tool_calls")).isFalse();
    assertThat(choice.path("finish_reason").stringValue()).isEqualTo("stop");
  }

  @Test
  void streamsEndAsTheRealOnesDo() throws IOException {
    JsonNode body = recorded("langchain4j-stream");
    Reply reply = ReplyShape.of(body, reader.read(body)).text("a b", "7f", TIME, USAGE);
    List<String> events =
        new String(reply.body(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.isEmpty())
            .toList();
    assertThat(events).hasSize(6).last().isEqualTo("data: [DONE]");
    List<JsonNode> chunks =
        events.subList(0, 5).stream().map(event -> WireJson.read(event.substring(6))).toList();
    assertThat(chunks.getFirst().path("choices").path(0).path("delta").path("role").stringValue())
        .isEqualTo("assistant");
    assertThat(chunks.get(3).path("choices").path(0).path("finish_reason").stringValue())
        .isEqualTo("stop");
    assertThat(chunks.get(4).path("choices")).isEmpty();
    assertThat(chunks.get(4).path("usage").path("total_tokens").intValue()).isEqualTo(15);
    assertThat(chunks).allSatisfy(chunk -> assertThat(chunk.has("error")).isFalse());
  }

  @Test
  void responseEventsAreNumbered() throws IOException {
    ObjectNode body = (ObjectNode) recorded("openai-java-responses").deepCopy();
    body.put("stream", true);
    Reply reply = ReplyShape.of(body, reader.read(body)).text("a b", "7f", TIME, USAGE);
    List<String> lines = new String(reply.body(), StandardCharsets.UTF_8).lines().toList();
    List<Integer> numbers =
        lines.stream()
            .filter(line -> line.startsWith("data: "))
            .map(line -> WireJson.read(line.substring(6)).path("sequence_number").intValue())
            .toList();
    assertThat(numbers).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(lines.getFirst()).isEqualTo("event: response.created");
    assertThat(lines).contains("event: response.completed").doesNotContain("data: [DONE]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'model':'m','messages':[{'role':'user','content':'x'}],'logprobs':true}",
        "{'model':'m','prompt':'x','logprobs':0}",
        "{'model':'m','prompt':'x','echo':true}",
        "{'model':'m','input':'x','background':true}",
        "{'model':'m','input':'x','include':['message.output_text.logprobs']}",
        "{'model':'m','messages':[{'role':'user','content':'x'}],'web_search_options':{}}",
      })
  void saysWhatOnlyTheModelCanAnswer(String request) {
    JsonNode body = json(request);
    assertThat(ReplyShape.of(body, reader.read(body)).obstacle()).isPresent();
  }

  @Test
  void piecesAreTheText() {
    for (String text :
        List.of("", "a", "one two", " x ", "🙂🙂", "{\"a\":\"b c\"}", "word ".repeat(2_000))) {
      assertThat(String.join("", Pieces.of(text))).isEqualTo(text);
      assertThat(Pieces.of(text)).allSatisfy(piece -> assertThat(piece).isNotEmpty());
      assertThat(Pieces.of(text).size()).isLessThan(500);
    }
  }

  private static Reply reply(ReplyShape shape, String answer) {
    return shape.text(shape.content(answer), "7f", TIME, USAGE);
  }
}
