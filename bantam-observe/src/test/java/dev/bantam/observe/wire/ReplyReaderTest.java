package dev.bantam.observe.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.core.Call;
import dev.bantam.core.Trace.Reply;
import dev.bantam.core.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyReaderTest {

  private static final Call PLAIN =
      new RequestReader()
          .read(Wire.json("{'model':'m','messages':[{'role':'user','content':'x'}]}"));
  private static final Call FORCED =
      new RequestReader()
          .read(
              Wire.json(
                  "{'model':'m','messages':[{'role':'user','content':'x'}],'tool_choice':'required',"
                      + "'tools':[{'type':'function','function':{'name':'f'}}]}"));

  private static Reply reply(Call call, String body) {
    return ReplyReader.read(Wire.json(body), call);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"error\":{\"message\":\"no quota\"}} | error: no quota",
        "{\"choices\":[]} | no choice",
        "{\"choices\":[{\"finish_reason\":\"length\",\"message\":{\"content\":\"a\"}}]}"
            + " | truncated at the limit of tokens",
        "{\"choices\":[{\"finish_reason\":\"content_filter\",\"message\":{}}]} | filtered",
        "{\"choices\":[{\"message\":{\"refusal\":\"I cannot\"}}]} | refused",
        "{\"choices\":[{\"message\":{\"content\":null}}]} | empty",
        "{\"choices\":[{\"message\":{\"tool_calls\":[{\"function\":{\"name\":\"g\"}}]}}]}"
            + " | called a tool instead of answering",
        "{\"object\":\"response\",\"status\":\"incomplete\",\"output\":[]}"
            + " | truncated at the limit of tokens",
        "{\"output\":[{\"type\":\"message\",\"content\":[{\"type\":\"refusal\"}]}]} | refused",
        "null | missing"
      })
  void unusableRepliesSayWhy(String body, String reason) {
    assertThat(reply(PLAIN, body)).isEqualTo(new Reply.Unusable(reason));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"model\":\"m-1\",\"choices\":[{\"finish_reason\":\"stop\",\"message\":"
            + "{\"content\":\"yes\"}}]}",
        "{\"model\":\"m-1\",\"choices\":[{\"text\":\"yes\"}]}",
        "{\"model\":\"m-1\",\"object\":\"response\",\"status\":\"completed\",\"output\":"
            + "[{\"type\":\"reasoning\"},{\"type\":\"message\",\"content\":"
            + "[{\"type\":\"output_text\",\"text\":\"yes\"}]}]}",
        "[{\"model\":\"m-1\",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,"
            + "\"delta\":{\"content\":\"ye\"}}]},{\"choices\":[{\"index\":0,\"delta\":"
            + "{\"content\":\"s\"},\"finish_reason\":\"stop\"}]}]"
      })
  void answersAreTheText(String body) {
    assertThat(reply(PLAIN, body)).isEqualTo(new Reply.Answered("yes", "m-1"));
  }

  @Test
  void forcedFunctionsAnswerWithTheirArguments() {
    assertThat(
            reply(
                FORCED,
                "{'choices':[{'message':{'tool_calls':[{'function':{'name':'f',"
                    + "'arguments':'{}'}}]}}]}"))
        .isEqualTo(new Reply.Answered("{}", "m"));
    assertThat(reply(FORCED, "{'output':[{'type':'function_call','name':'f','arguments':'{}'}]}"))
        .isEqualTo(new Reply.Answered("{}", "m"));
    assertThat(reply(FORCED, "{'choices':[{'message':{'content':'no'}}]}"))
        .isEqualTo(new Reply.Unusable("called 0 functions instead of one"));
  }

  @Test
  void streamedEventsArePutTogether() {
    var body =
        StreamedReply.ofEvents(
            """
            data: {"model":"m-1","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"name":"f","arguments":"{\\"a\\""}}]}}]}

            data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":":1}"}}]}}]}

            data: {"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":2}}

            data: [DONE]
            """);
    assertThat(ReplyReader.read(body, FORCED)).isEqualTo(new Reply.Answered("{\"a\":1}", "m-1"));
    assertThat(UsageReader.read(body)).isEqualTo(new Usage(3, 0, 2, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"prompt_tokens\":10,\"completion_tokens\":5,\"prompt_tokens_details\":"
            + "{\"cached_tokens\":4},\"completion_tokens_details\":{\"reasoning_tokens\":3}}"
            + " | 10 | 4 | 5 | 3",
        "{\"input_tokens\":10,\"output_tokens\":5,\"input_tokens_details\":{\"cached_tokens\":4},"
            + "\"output_tokens_details\":{\"reasoning_tokens\":3}} | 10 | 4 | 5 | 3",
        "{\"input_tokens\":10,\"output_tokens\":5,\"cache_read_input_tokens\":4,"
            + "\"cache_creation_input_tokens\":2} | 16 | 4 | 5 | 0",
        "{\"prompt_tokens\":-1,\"completion_tokens\":1e99,\"prompt_tokens_details\":"
            + "{\"cached_tokens\":4}} | 0 | 0 | 0 | 0",
        "{\"prompt_tokens\":\"x\"} | 0 | 0 | 0 | 0"
      })
  void usageIsReadInEveryShape(String usage, long input, long cached, long output, long reasoning) {
    assertThat(UsageReader.of(Wire.json(usage)))
        .isEqualTo(new Usage(input, cached, output, reasoning));
  }
}
