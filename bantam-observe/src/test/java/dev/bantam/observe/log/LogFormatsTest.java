package dev.bantam.observe.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.core.AnswerFormat;
import dev.bantam.core.Endpoint;
import dev.bantam.core.Message;
import dev.bantam.core.Message.Role;
import dev.bantam.core.Trace;
import dev.bantam.core.Usage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class LogFormatsTest {

  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void ownLine() {
    Logs logs =
        Logs.of(
            Logs.own(
                "q",
                ",'latency_ms':812.5,'timestamp':'2026-03-01T11:00:00+01:00','tenant':'acme'"));
    Trace trace = logs.only();
    assertThat(Logs.told(trace)).isEqualTo("q -> yes");
    assertThat(trace.call().model()).isEqualTo("m");
    assertThat(trace.call().tenant()).contains("acme");
    assertThat(trace.latency()).hasValue(812.5);
    assertThat(trace.time()).contains(START);
    assertThat(trace.usage()).isEqualTo(new Usage(7, 0, 1, 0));
    assertThat(trace.origin()).isEqualTo("log:1");
    assertThat(logs.summary()).isEqualTo(new LogSummary("request and response bodies", 1, 1, 0));
  }

  @Test
  void writtenLinesAreReadBack() {
    OwnLine line =
        new OwnLine(
            bytes("{\n \"model\": \"m\", \"prompt\": \"a\\nb é\", \"n\": 1.50}"),
            bytes("{\"choices\":[{\"text\":\"yes\"}]}"),
            OptionalDouble.of(3),
            Optional.of(START),
            Optional.of("t"),
            Optional.of("/v1/completions"),
            true,
            Optional.of(new java.math.BigDecimal("0.0125")));
    String text = new String(line.toBytes(), StandardCharsets.UTF_8);
    assertThat(text).contains("\"n\":1.50").endsWith("}\n");
    assertThat(text.indexOf('\n')).isEqualTo(text.length() - 1);
    Trace trace = Logs.of(line.toBytes()).only();
    assertThat(Logs.told(trace)).isEqualTo("a\nb é -> yes");
    assertThat(trace.latency()).hasValue(3);
    assertThat(trace.time()).contains(START);
    assertThat(trace.call().tenant()).contains("t");
    assertThat(trace.call().endpoint()).isEqualTo(Endpoint.COMPLETIONS);
    assertThat(trace.retry()).isTrue();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static final String BATCH_IN =
      """
      {'custom_id':'1','method':'POST','url':'/v1/chat/completions','body':{'model':'m','messages':[{'role':'user','content':'one'}]}}
      {'custom_id':'2','method':'POST','url':'/v1/chat/completions','body':{'model':'m','messages':[{'role':'user','content':'two'}]}}
      {'custom_id':'3','method':'POST','url':'/v1/chat/completions','body':{'model':'m','messages':[{'role':'user','content':'three'}]}}
      """
          .replace('\'', '"');
  private static final String BATCH_OUT =
      """
      {'id':'b','custom_id':'2','response':{'status_code':200,'body':{'choices':[{'message':{'content':'B'}}]}},'error':null}
      {'id':'b','custom_id':'1','response':null,'error':{'code':'x','message':'no quota'}}
      {'id':'b','custom_id':'4','response':{'status_code':200,'body':{'choices':[]}},'error':null}
      """
          .replace('\'', '"');

  @Test
  void batchFilesAreJoinedInEitherOrder() {
    for (List<String> files : List.of(List.of(BATCH_IN, BATCH_OUT), List.of(BATCH_OUT, BATCH_IN))) {
      List<String> told = new ArrayList<>();
      List<BadLine> bad = new ArrayList<>();
      LogReader reader = new LogReader(trace -> told.add(Logs.told(trace)), bad::add);
      files.forEach(file -> reader.read(new ByteArrayInputStream(bytes(file)), "batch"));
      assertThat(bad).isEmpty();
      assertThat(reader.finish()).isEqualTo(2);
      assertThat(told).containsExactlyInAnyOrder("two -> B", "one -> (error: no quota)");
      assertThat(bad)
          .containsExactlyInAnyOrder(
              new BadLine("batch", 3, "a batch request without an answer"),
              new BadLine("batch", 3, "a batch answer without its request"));
    }
  }

  @Test
  void fineTuningExamples() {
    Trace trace =
        Logs.of(
                "{'messages':[{'role':'system','content':'s'},{'role':'user','content':'u'},"
                    + "{'role':'assistant','content':'a','weight':1}]}")
            .only();
    assertThat(Logs.told(trace)).isEqualTo("u -> a");
    assertThat(trace.call().model()).isEqualTo("unknown");
    assertThat(trace.call().messages()).hasSize(2);
  }

  @Test
  void storedCompletions() {
    String one =
        "{'object':'chat.completion','created':1772359200,'model':'m-1','messages':"
            + "[{'role':'user','content':'u'}],'choices':[{'message':{'content':'a'}}]}";
    Logs line = Logs.of(one);
    assertThat(Logs.told(line.only())).isEqualTo("u -> a");
    assertThat(line.only().time()).contains(START);
    Logs page = Logs.of("{\n 'object': 'list',\n 'data': [\n" + one + ",\n" + one + "\n]}");
    assertThat(page.traces()).hasSize(2);
    assertThat(page.traces().getLast().origin()).isEqualTo("log:5");
    assertThat(Logs.of("{'object':'list','data':[" + one + "]}").traces()).hasSize(1);
  }

  @Test
  void storedCompletionsWithoutMessagesSayWhatIsMissing() {
    Logs logs = Logs.of("{'object':'chat.completion','choices':[]}");
    assertThat(logs.bad()).hasSize(1);
    assertThat(logs.bad().getFirst().reason()).contains("without its messages");
  }

  @Test
  void liteLlmPayloads() {
    Trace trace =
        Logs.of(
                "{'id':'x','call_type':'acompletion','status':'success','model':'gpt-x',"
                    + "'model_group':'fast','messages':[{'role':'user','content':'u'}],"
                    + "'model_parameters':{'response_format':{'type':'json_object'}},"
                    + "'response':{'model':'gpt-x-1','choices':[{'message':{'role':'assistant',"
                    + "'content':'{}'}}]},'prompt_tokens':5,'completion_tokens':2,"
                    + "'startTime':1772359200.0,'endTime':1772359200.25,"
                    + "'proxy_server_request':{'headers':{'X-Stainless-Retry-Count':'1'}}}")
            .only();
    assertThat(Logs.told(trace)).isEqualTo("u -> {}");
    assertThat(trace.call().model()).isEqualTo("fast");
    assertThat(trace.call().format()).isEqualTo(new AnswerFormat.AnyJson());
    assertThat(trace.usage()).isEqualTo(new Usage(5, 0, 2, 0));
    assertThat(trace.latency().getAsDouble()).isEqualTo(250);
    assertThat(trace.retry()).isTrue();
  }

  @Test
  void langfuseGenerations() {
    Logs logs =
        Logs.of(
            "[{'id':'1','traceId':'t','type':'SPAN','input':'x'},"
                + "{'id':'2','traceId':'t','type':'GENERATION','model':'m','startTime':"
                + "'2026-03-01T10:00:00.000Z','endTime':'2026-03-01T10:00:01.500Z','input':"
                + "[{'role':'system','content':'s'},{'role':'user','content':'u'}],'output':"
                + "{'role':'assistant','content':'a'},'usageDetails':{'input':6,"
                + "'input_cached_tokens':4,'output':3,'output_reasoning_tokens':2,'total':15}},"
                + "{'id':'3','trace_id':'t','type':'GENERATION','provided_model_name':'m',"
                + "'input':'{\\'messages\\':[{\\'role\\':\\'user\\',\\'content\\':\\'v\\'}]}',"
                + "'output':'{\\'label\\':1}'}]");
    assertThat(logs.bad()).isEmpty();
    assertThat(logs.traces().stream().map(Logs::told))
        .containsExactly("u -> a", "v -> {\"label\":1}");
    assertThat(logs.traces().getFirst().usage()).isEqualTo(new Usage(10, 4, 5, 2));
    assertThat(logs.traces().getFirst().latency()).hasValue(1500);
    assertThat(logs.traces().getLast().call().model()).isEqualTo("m");
  }

  @Test
  void openTelemetrySpans() {
    String span =
        "{'name':'chat m','startTimeUnixNano':'1772359200000000000',"
            + "'endTimeUnixNano':'1772359200500000000','attributes':["
            + "{'key':'gen_ai.operation.name','value':{'stringValue':'chat'}},"
            + "{'key':'gen_ai.request.model','value':{'stringValue':'m'}},"
            + "{'key':'gen_ai.usage.input_tokens','value':{'intValue':'9'}},"
            + "{'key':'gen_ai.usage.output_tokens','value':{'intValue':2}},"
            + "{'key':'gen_ai.system_instructions','value':{'stringValue':"
            + "'[{\\'type\\':\\'text\\',\\'content\\':\\'s\\'}]'}},"
            + "{'key':'gen_ai.input.messages','value':{'arrayValue':{'values':[{'kvlistValue':"
            + "{'values':[{'key':'role','value':{'stringValue':'user'}},{'key':'parts','value':"
            + "{'arrayValue':{'values':[{'kvlistValue':{'values':[{'key':'type','value':"
            + "{'stringValue':'text'}},{'key':'content','value':{'stringValue':'u'}}]}}]}}}]}}]}}},"
            + "{'key':'gen_ai.output.messages','value':{'stringValue':"
            + "'[{\\'role\\':\\'assistant\\',\\'parts\\':[{\\'type\\':\\'text\\',\\'content\\':"
            + "\\'a\\'}],\\'finish_reason\\':\\'stop\\'}]'}}]}";
    String other = "{'name':'GET /','attributes':[]}";
    Logs logs =
        Logs.of(
            "{'resourceSpans':[{'scopeSpans':[{'spans':["
                + other
                + ","
                + span
                + "]}]}]}\n{'resourceSpans':[]}\n");
    assertThat(logs.bad()).isEmpty();
    Trace trace = logs.only();
    assertThat(Logs.told(trace)).isEqualTo("u -> a");
    assertThat(trace.call().messages().getFirst()).isEqualTo(new Message(Role.SYSTEM, "s"));
    assertThat(trace.usage()).isEqualTo(new Usage(9, 0, 2, 0));
    assertThat(trace.latency().getAsDouble()).isEqualTo(500);
  }

  @Test
  void openTelemetryNumberedPrompts() {
    assertThat(
            Logs.told(
                Logs.of(
                        "{'name':'x','attributes':{'gen_ai.request.model':'m',"
                            + "'gen_ai.prompt.0.role':'user','gen_ai.prompt.0.content':'u',"
                            + "'gen_ai.completion.0.role':'assistant',"
                            + "'gen_ai.completion.0.content':'a'}}")
                    .only()))
        .isEqualTo("u -> a");
  }

  @Test
  void openTelemetryLogRecords() {
    assertThat(
            Logs.told(
                Logs.of(
                        "{'resourceLogs':[{'scopeLogs':[{'logRecords':[{'timeUnixNano':"
                            + "'1772359200000000000','attributes':[{'key':'gen_ai.input.messages',"
                            + "'value':{'stringValue':'[{\\'role\\':\\'user\\',\\'content\\':"
                            + "\\'u\\'}]'}},{'key':'error.type','value':{'stringValue':"
                            + "'timeout'}}]}]}]}]}")
                    .only()))
        .isEqualTo("u -> (error: timeout)");
  }

  private static String exchange(String thread, String time, String question) {
    return """
        2026-03-01T10:00:%s.000Z  INFO 1 --- [%s] d.l.http.client.log : HTTP request:
        - method: POST
        - url: http://localhost/v1/chat/completions
        - headers: [Authorization: Beare...45], [Content-Type: application/json]
        - body: {
          "model" : "m",
          "messages" : [ { "role" : "user", "content" : "%s {\\n" } ]
        }

        """
        .formatted(time, thread, question);
  }

  private static String answer(String thread, String time, String answer) {
    return """
        2026-03-01T10:00:%s.000Z  INFO 1 --- [%s] d.l.http.client.log : HTTP response:
        - status code: 200
        - headers: [content-type: application/json]
        - body: {"model":"m-1","choices":[{"message":{"content":"%s"}}]}

        """
        .formatted(time, thread, answer);
  }

  @Test
  void langChain4jLogsArePairedByThread() {
    Logs logs =
        Logs.of(
            (":: Spring Boot ::\n"
                    + exchange("a", "00", "one")
                    + exchange("b", "01", "two")
                    + "2026-03-01 INFO something else\n{not json}\n"
                    + answer("b", "02", "B")
                    + answer("a", "03", "A")
                    + exchange("a", "04", "three"))
                .getBytes(StandardCharsets.UTF_8));
    assertThat(logs.bad()).isEmpty();
    assertThat(logs.traces().stream().map(Logs::told))
        .containsExactly("two {\n -> B", "one {\n -> A", "three {\n -> (missing)");
    assertThat(logs.traces().getFirst().latency()).hasValue(1000);
    assertThat(logs.traces().getFirst().origin()).isEqualTo("log:12");
  }

  @Test
  void whatCannotBePairedIsNotUsed() {
    String request = exchange("x", "00", "q").replace(" [x]", "");
    String response = answer("x", "01", "a").replace(" [x]", "");
    Logs logs =
        Logs.of(
            (request + request + response + response + request + response)
                .getBytes(StandardCharsets.UTF_8));
    assertThat(logs.traces()).hasSize(1);
    assertThat(logs.bad()).hasSize(3);
  }
}
