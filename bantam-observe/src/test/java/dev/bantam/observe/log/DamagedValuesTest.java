package dev.bantam.observe.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.observe.wire.WireJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lines in which any value may be replaced by one of another type. */
class DamagedValuesTest {

  private static final List<String> OTHERS =
      List.of("null", "true", "-1", "1e300", "\"x\"", "\"[{}]\"", "[]", "{}", "[null,1,{}]");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'request':{'model':'m','n':2,'messages':[{'role':'user','content':[{'type':'text',"
            + "'text':'t'}],'tool_calls':[{'function':{'name':'f','arguments':'{}'}}]}],"
            + "'tools':[{'function':{'name':'f','parameters':{'type':'object'}}}],'tool_choice':"
            + "{'function':{'name':'f'}}},'response':{'model':'m','choices':[{'finish_reason':"
            + "'stop','message':{'tool_calls':[{'function':{'name':'f','arguments':'{}'}}]}}],"
            + "'usage':{'prompt_tokens':1,'prompt_tokens_details':{'cached_tokens':1}}},"
            + "'latency_ms':1,'timestamp':'2026-03-01T10:00:00Z','headers':{'x-stainless-"
            + "retry-count':['1']}}",
        "{'request':{'input':[{'type':'message','role':'user','content':'x'},{'type':"
            + "'function_call','name':'f','arguments':'{}'}],'text':{'format':{'type':"
            + "'json_schema','schema':{'type':['object','null'],'properties':{'a':{'enum':['x']},"
            + "'b':{'anyOf':[{'$ref':'#/$defs/B'}]}},'required':['a'],'$defs':{'B':{'items':{}}}"
            + "}}}},'response':[{'choices':[{'index':0,'delta':{'content':'x','tool_calls':"
            + "[{'index':0,'function':{'name':'f'}}]}}]},{'type':'response.completed','response':"
            + "{'output':[{'type':'message','content':[{'text':'y'}]}]}}]}",
        "{'call_type':'completion','model':'m','messages':[{'role':'user','content':'x'}],"
            + "'model_parameters':{'n':1},'response':{'choices':[]},'startTime':1,'endTime':2,"
            + "'metadata':{'requester_custom_headers':{'a':'b'}},'proxy_server_request':{'body':{}}}",
        "{'type':'GENERATION','traceId':'t','model':'m','modelParameters':{'tools':'[]'},'input':"
            + "[{'role':'user','content':'x'}],'output':{'role':'assistant','content':'y'},"
            + "'usageDetails':{'input':1},'usage':{'input':1},'latency':1.5}",
        "{'name':'x','status':{'code':1},'events':[{'attributes':[]}],'attributes':[{'key':"
            + "'gen_ai.input.messages','value':{'arrayValue':{'values':[{'kvlistValue':{'values':"
            + "[{'key':'role','value':{'stringValue':'user'}}]}}]}}},{'key':"
            + "'gen_ai.output.messages','value':{'stringValue':'[]'}},{'key':"
            + "'gen_ai.usage.input_tokens','value':{'intValue':'5'}}]}",
        "{'object':'chat.completion','created':5,'messages':[{'role':'user','content':'x'}],"
            + "'choices':[{'message':{'content':'y'}}]}",
        "{'object':'list','data':[{'object':'response','created_at':5,'input':'x','output':[]}]}",
        "{'messages':[{'role':'user','content':'x'},{'role':'assistant','content':'y'}]}",
        "{'custom_id':'1','url':'/v1/chat/completions','body':{'messages':[]}}"
      })
  void neverCrash(String line) {
    Random random = new Random(5);
    JsonNode valid = WireJson.read(line.replace('\'', '"'));
    for (int i = 0; i < 2_000; i++) {
      byte[] damaged = damaged(valid, random).toString().getBytes(StandardCharsets.UTF_8);
      try {
        Logs logs = Logs.of(damaged);
        assertThat(logs.summary().bad()).isEqualTo(logs.bad().size());
      } catch (LogException unrecognised) {
        assertThat(unrecognised).hasMessageContaining("Looked for");
      }
    }
  }

  private static JsonNode damaged(JsonNode node, Random random) {
    if (random.nextInt(25) == 0) {
      return WireJson.read(OTHERS.get(random.nextInt(OTHERS.size())));
    }
    if (node.isObject()) {
      ObjectNode copy = Bodies.object();
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        copy.set(entry.getKey(), damaged(entry.getValue(), random));
      }
      return copy;
    }
    if (node.isArray()) {
      ArrayNode copy = Bodies.array();
      node.forEach(element -> copy.add(damaged(element, random)));
      return copy;
    }
    return node;
  }
}
