package dev.bantam.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bantam.observe.wire.WireJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class RequestTranslationTest {

  private static final String USER = "{\"role\":\"user\",\"content\":\"hi\"}";

  private static JsonNode translated(String chat) {
    return new RequestTranslation(777).translate(WireJson.read(chat));
  }

  private static JsonNode withFields(String fields) {
    return translated("{\"model\":\"claude\",\"messages\":[%s]%s}".formatted(USER, fields));
  }

  private static JsonNode withMessages(String messages) {
    return translated("{\"model\":\"claude\",\"messages\":[%s]}".formatted(messages));
  }

  private static void isTranslated(JsonNode translated, String expected) {
    assertThat(WireJson.read(translated.toString())).isEqualTo(WireJson.read(expected));
  }

  @Test
  void plain() {
    isTranslated(
        withFields(""),
        """
        {"model":"claude","max_tokens":777,
         "messages":[{"role":"user","content":[{"type":"text","text":"hi"}]}]}""");
  }

  @Test
  void settings() {
    JsonNode out =
        withFields(
            """
            ,"temperature":0.5,"top_p":0.9,"stop":"END","stream":true,"max_tokens":5,
            "max_completion_tokens":9,"user":"u-1","seed":4,"n":1,"frequency_penalty":0,
            "presence_penalty":0.0,"logprobs":false,"logit_bias":{},"tools":null,
            "stream_options":{"include_usage":true}""");
    isTranslated(
        out,
        """
        {"model":"claude","max_tokens":9,"temperature":0.5,"top_p":0.9,"stop_sequences":["END"],
         "stream":true,"metadata":{"user_id":"u-1"},
         "messages":[{"role":"user","content":[{"type":"text","text":"hi"}]}]}""");
    assertThat(withFields(",\"stop\":[\"a\",\"b\"]").path("stop_sequences").size()).isEqualTo(2);
  }

  @Test
  void instructionsMoveToSystemAndOneSidesMessagesBecomeOne() {
    JsonNode out =
        withMessages(
            """
                {"role":"system","content":"Be brief."},{"role":"user","content":"a"},
                {"role":"developer","content":[{"type":"text","text":"In German."}]},
                {"role":"user","content":"b"},{"role":"assistant","content":""},
                {"role":"user","content":"c"},{"role":"assistant","content":"d"}""");
    isTranslated(
        out,
        """
        {"model":"claude","max_tokens":777,"system":[{"type":"text","text":"Be brief."},{"type":"text","text":"In German."}],
         "messages":[{"role":"user","content":[{"type":"text","text":"a"},
         {"type":"text","text":"b"},{"type":"text","text":"c"}]},
         {"role":"assistant","content":[{"type":"text","text":"d"}]}]}""");
  }

  @Test
  void toolsTheirCallsAndResults() {
    JsonNode out =
        translated(
            """
            {"model":"claude","messages":[{"role":"user","content":"weather?"},
             {"role":"assistant","content":null,"tool_calls":[
              {"id":"t1","type":"function","function":{"name":"at","arguments":"{\\"x\\":1}"}},
              {"id":"t2","type":"function","function":{"name":"now","arguments":""}}]},
             {"role":"tool","tool_call_id":"t1","content":"rain"},
             {"role":"tool","tool_call_id":"t2","content":[{"type":"text","text":"noon"}]},
             {"role":"user","content":"and?"}],
             "tools":[{"type":"function","function":{"name":"at","description":"d",
              "parameters":{"type":"object","properties":{"x":{"type":"number"}}},"strict":true}},
              {"type":"function","function":{"name":"now"}}],
             "tool_choice":"required","parallel_tool_calls":false}""");
    isTranslated(
        out.path("messages"),
        """
        [{"role":"user","content":[{"type":"text","text":"weather?"}]},
         {"role":"assistant","content":[{"type":"tool_use","id":"t1","name":"at","input":{"x":1}},
          {"type":"tool_use","id":"t2","name":"now","input":{}}]},
         {"role":"user","content":[
          {"type":"tool_result","tool_use_id":"t1","content":[{"type":"text","text":"rain"}]},
          {"type":"tool_result","tool_use_id":"t2","content":[{"type":"text","text":"noon"}]},
          {"type":"text","text":"and?"}]}]""");
    isTranslated(
        out.path("tools"),
        """
        [{"name":"at","description":"d","strict":true,
          "input_schema":{"type":"object","properties":{"x":{"type":"number"}}}},
         {"name":"now","input_schema":{"type":"object","properties":{}}}]""");
    isTranslated(out.path("tool_choice"), "{\"type\":\"any\",\"disable_parallel_tool_use\":true}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"auto\"|{\"type\":\"auto\"}",
        "\"none\"|{\"type\":\"none\"}",
        "{\"type\":\"function\",\"function\":{\"name\":\"f\"}}|{\"type\":\"tool\",\"name\":\"f\"}"
      })
  void choicesOfTools(String choice, String expected) {
    JsonNode out =
        withFields(
            ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}],\"tool_choice\":"
                + choice);
    isTranslated(out.path("tool_choice"), expected);
  }

  @Test
  void imagesAndFiles() {
    JsonNode content =
        withMessages(
                """
                {"role":"user","content":[
                 {"type":"image_url","image_url":{"url":"https://a/b.png","detail":"low"}},
                 {"type":"image_url","image_url":{"url":"data:image/png;base64,QUJD"}},
                 {"type":"file","file":{"filename":"a.pdf",
                  "file_data":"data:application/pdf;base64,QUJD"}}]}""")
            .path("messages")
            .path(0)
            .path("content");
    isTranslated(
        content,
        """
        [{"type":"image","source":{"type":"url","url":"https://a/b.png"}},
         {"type":"image","source":{"type":"base64","media_type":"image/png","data":"QUJD"}},
         {"type":"document","title":"a.pdf",
          "source":{"type":"base64","media_type":"application/pdf","data":"QUJD"}}]""");
  }

  @Test
  void structuredOutput() {
    JsonNode out =
        withFields(
            """
            ,"reasoning_effort":"low","response_format":{"type":"json_schema","json_schema":{
            "name":"n","strict":true,"schema":{"type":"object","additionalProperties":false}}}""");
    isTranslated(
        out.path("output_config"),
        """
        {"format":{"type":"json_schema","schema":
         {"type":"object","additionalProperties":false}},"effort":"low"}""");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "n|,\"n\":2",
        "frequency_penalty|,\"frequency_penalty\":0.5",
        "logprobs|,\"logprobs\":true",
        "logit_bias|,\"logit_bias\":{\"5\":1}",
        "functions|,\"functions\":[]",
        "brand_new|,\"brand_new\":1",
        "temperature|,\"temperature\":1.5",
        "max_tokens|,\"max_tokens\":0",
        "max_completion_tokens|,\"max_completion_tokens\":\"many\"",
        "stop|,\"stop\":[1]",
        "top_p|,\"top_p\":\"x\"",
        "modalities|,\"modalities\":[\"text\",\"audio\"]",
        "response_format|,\"response_format\":{\"type\":\"json_object\"}",
        "response_format.type|,\"response_format\":{\"type\":\"grammar\"}",
        "response_format.json_schema.schema|,\"response_format\":{\"type\":\"json_schema\"}",
        "reasoning_effort|,\"reasoning_effort\":\"xhigh\"",
        "tools|,\"tools\":{}",
        "tools[0]|,\"tools\":[{\"type\":\"custom\"}]",
        "tool_choice|,\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}],\"tool_choice\":\"x\""
      })
  void whatCannotBeSaidNamesItsField(String field, String fields) {
    UntranslatableException e =
        catchThrowableOfType(UntranslatableException.class, () -> withFields(fields));
    assertThat(e.field()).isEqualTo(field);
    assertThat(e).hasMessageStartingWith(field + ": ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "messages|{\"role\":\"system\",\"content\":\"x\"}",
        "messages[0].role|{\"role\":\"function\",\"content\":\"x\"}",
        "messages[0].content|{\"role\":\"user\",\"content\":7}",
        "messages[0].content[0].type|{\"role\":\"user\",\"content\":[{\"type\":\"input_audio\"}]}",
        "messages[0].content[0].image_url.url|{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"file:///etc\"}}]}",
        "messages[0].content[0].image_url.url|{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:text/html;base64,AA\"}}]}",
        "messages[0].content[0].file|{\"role\":\"user\",\"content\":[{\"type\":\"file\",\"file\":{\"file_id\":\"f\"}}]}",
        "messages[0].tool_call_id|{\"role\":\"tool\",\"content\":\"x\"}",
        "messages[0].tool_calls[0].function.arguments|{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"t\",\"function\":{\"name\":\"f\",\"arguments\":\"[1]\"}}]}",
        "messages[0].tool_calls[0].function.arguments|{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"t\",\"function\":{\"name\":\"f\",\"arguments\":\"{\"}}]}"
      })
  void messagesThatCannotBeSaidNameTheirPlace(String field, String message) {
    UntranslatableException e =
        catchThrowableOfType(UntranslatableException.class, () -> withMessages(message));
    assertThat(e.field()).isEqualTo(field);
  }

  @Test
  void theExamplesCallsAreTranslated() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("../examples/calls.jsonl"))) {
      int translated = 0;
      for (String line : lines.limit(300).toList()) {
        JsonNode request = WireJson.read(line).path("request");
        if (request.path("messages").isArray()) {
          assertThat(new RequestTranslation(9).translate(request).path("messages").isEmpty())
              .isFalse();
          translated++;
        }
      }
      assertThat(translated).isGreaterThan(100);
    }
  }
}
