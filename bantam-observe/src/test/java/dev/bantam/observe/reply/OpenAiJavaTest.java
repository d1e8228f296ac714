package dev.bantam.observe.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.helpers.ResponseAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionNamedToolChoice;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolChoiceOption;
import com.openai.models.completions.Completion;
import com.openai.models.completions.CompletionCreateParams;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseStreamEvent;
import com.openai.models.responses.ToolChoiceFunction;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** openai-java, with its checks on, reads every reply. */
@Timeout(60)
class OpenAiJavaTest {

  /** The labels of a structured answer. */
  public enum Category {
    BILLING,
    TECHNICAL
  }

  /** A bare value in this client's wrapper. */
  public static class Ticket {
    public Category category = Category.TECHNICAL;
  }

  /** An answer of several fields. */
  public static class Triage {
    public boolean urgent;
    public Category category = Category.TECHNICAL;
  }

  /** A function's arguments. */
  public static class FileTicket {
    public Category category = Category.TECHNICAL;
    public boolean urgent;
  }

  private static final String TRIAGE = "{\"urgent\":true,\"category\":\"BILLING\"}";

  private static <T> T ask(String answer, Function<OpenAIClient, T> asking) {
    return ask(answer, true, asking);
  }

  private static <T> T ask(String answer, boolean checking, Function<OpenAIClient, T> asking) {
    try (AnsweringServer server = new AnsweringServer(answer)) {
      OpenAIClient client =
          OpenAIOkHttpClient.builder()
              .baseUrl(server.url())
              .apiKey("sk-any")
              .responseValidation(checking)
              .build();
      try {
        return asking.apply(client);
      } finally {
        client.close();
      }
    }
  }

  private static ChatCompletionCreateParams.Builder chat() {
    return ChatCompletionCreateParams.builder().model("gpt-any").addUserMessage("hi");
  }

  private static ResponseCreateParams.Builder response() {
    return ResponseCreateParams.builder().model("gpt-any").input("hi");
  }

  private static ChatCompletionCreateParams.Builder forced() {
    return chat()
        .addTool(FileTicket.class)
        .toolChoice(
            ChatCompletionToolChoiceOption.ofNamedToolChoice(
                ChatCompletionNamedToolChoice.builder()
                    .function(
                        ChatCompletionNamedToolChoice.Function.builder().name("FileTicket").build())
                    .build()));
  }

  private static ChatCompletion streamed(ChatCompletionCreateParams params, String answer) {
    return ask(
        answer,
        client -> {
          ChatCompletionAccumulator whole = ChatCompletionAccumulator.create();
          try (StreamResponse<ChatCompletionChunk> stream =
              client.chat().completions().createStreaming(params)) {
            stream.stream().forEach(chunk -> whole.accumulate(chunk.validate()));
          }
          return whole.chatCompletion().validate();
        });
  }

  @Test
  void plain() {
    ChatCompletion reply =
        ask("Hello 🙂 there", client -> client.chat().completions().create(chat().build()));
    assertThat(reply.choices().getFirst().message().content()).contains("Hello 🙂 there");
    assertThat(reply.choices().getFirst().finishReason())
        .isEqualTo(ChatCompletion.Choice.FinishReason.STOP);
    assertThat(reply.model()).isEqualTo("gpt-any");
    assertThat(reply.created()).isEqualTo(AnsweringServer.TIME.getEpochSecond());
    assertThat(reply.usage().orElseThrow().totalTokens()).isEqualTo(15);
  }

  @Test
  void bareValueInItsWrapper() {
    Ticket ticket =
        ask(
            "BILLING",
            client ->
                client
                    .chat()
                    .completions()
                    .create(chat().responseFormat(Ticket.class).build())
                    .choices()
                    .getFirst()
                    .message()
                    .content()
                    .orElseThrow());
    assertThat(ticket.category).isEqualTo(Category.BILLING);
  }

  @Test
  void severalFields() {
    Triage triage =
        ask(
            TRIAGE,
            client ->
                client
                    .chat()
                    .completions()
                    .create(chat().responseFormat(Triage.class).build())
                    .choices()
                    .getFirst()
                    .message()
                    .content()
                    .orElseThrow());
    assertThat(triage.category).isEqualTo(Category.BILLING);
    assertThat(triage.urgent).isTrue();
  }

  @Test
  void forcedFunction() {
    ChatCompletion reply =
        ask(TRIAGE, client -> client.chat().completions().create(forced().build()));
    ChatCompletionMessageFunctionToolCall call =
        reply.choices().getFirst().message().toolCalls().orElseThrow().getFirst().asFunction();
    assertThat(call.id()).isEqualTo("call_7f");
    FileTicket ticket = call.function().arguments(FileTicket.class);
    assertThat(ticket.category).isEqualTo(Category.BILLING);
    assertThat(ticket.urgent).isTrue();
  }

  @Test
  void streamedChat() {
    ChatCompletion reply =
        streamed(
            chat()
                .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build())
                .build(),
            "one two, three\n");
    assertThat(reply.choices().getFirst().message().content()).contains("one two, three\n");
    assertThat(reply.usage().orElseThrow().promptTokens()).isEqualTo(12);
  }

  @Test
  void streamedFunction() {
    ChatCompletion reply = streamed(forced().build(), TRIAGE);
    ChatCompletionMessageFunctionToolCall call =
        reply.choices().getFirst().message().toolCalls().orElseThrow().getFirst().asFunction();
    assertThat(call.function().name()).isEqualTo("FileTicket");
    assertThat(call.function().arguments(FileTicket.class).urgent).isTrue();
  }

  @Test
  void wholeResponse() {
    Response reply = ask("Hello", client -> client.responses().create(response().build()));
    assertThat(reply.output().getFirst().asMessage().content().getFirst().asOutputText().text())
        .isEqualTo("Hello");
    assertThat(reply.usage().orElseThrow().outputTokens()).isEqualTo(3);
    assertThat(reply.model().asString()).isEqualTo("gpt-any");
  }

  @Test
  void responseWithAFormat() {
    Ticket ticket =
        ask(
            "BILLING",
            client ->
                client.responses().create(response().text(Ticket.class).build()).output().stream()
                    .flatMap(item -> item.message().stream())
                    .flatMap(message -> message.content().stream())
                    .flatMap(content -> content.outputText().stream())
                    .findFirst()
                    .orElseThrow());
    assertThat(ticket.category).isEqualTo(Category.BILLING);
  }

  @Test
  void responseThatCallsAFunction() {
    Response reply =
        ask(
            TRIAGE,
            client ->
                client
                    .responses()
                    .create(
                        response()
                            .addTool(FileTicket.class)
                            .toolChoice(ToolChoiceFunction.builder().name("FileTicket").build())
                            .build()));
    assertThat(reply.output().getFirst().asFunctionCall().callId()).isEqualTo("call_7f");
    assertThat(reply.output().getFirst().asFunctionCall().arguments(FileTicket.class).urgent)
        .isTrue();
  }

  @Test
  void streamedResponse() {
    for (ResponseCreateParams params :
        List.of(
            response().build(),
            response()
                .addTool(FileTicket.class)
                .toolChoice(ToolChoiceFunction.builder().name("FileTicket").build())
                .build())) {
      Response reply =
          ask(
              TRIAGE,
              client -> {
                ResponseAccumulator whole = ResponseAccumulator.create();
                try (StreamResponse<ResponseStreamEvent> stream =
                    client.responses().createStreaming(params)) {
                  stream.stream().forEach(event -> whole.accumulate(event.validate()));
                }
                return whole.response().validate();
              });
      assertThat(reply.output()).hasSize(1);
      assertThat(reply.usage().orElseThrow().totalTokens()).isEqualTo(15);
    }
  }

  @Test
  void completion() {
    CompletionCreateParams params =
        CompletionCreateParams.builder().model("gpt-any").prompt("Label:").build();
    Completion reply = ask(" spam", client -> client.completions().create(params));
    assertThat(reply.choices().getFirst().text()).isEqualTo(" spam");
    StringBuilder text = new StringBuilder();
    ask(
        " spam and ham",
        false, // its checks ask for the reason of the end before the end
        client -> {
          try (StreamResponse<Completion> stream = client.completions().createStreaming(params)) {
            stream.stream()
                .flatMap(chunk -> chunk.choices().stream())
                .forEach(choice -> text.append(choice.text()));
          }
          return text;
        });
    assertThat(text).hasToString(" spam and ham");
  }
}
