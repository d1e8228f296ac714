package dev.bantam.observe.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.output.FinishReason;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** LangChain4j reads every reply. */
@Timeout(60)
class LangChainTest {

  private static final JsonObjectSchema CATEGORY =
      JsonObjectSchema.builder()
          .addProperty("value", JsonEnumSchema.builder().enumValues("BILLING", "OTHER").build())
          .required("value")
          .build();

  private static ChatRequest.Builder request() {
    return ChatRequest.builder().messages(UserMessage.from("hi"));
  }

  private static ChatRequest structured() {
    return request()
        .responseFormat(
            ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(JsonSchema.builder().name("Category").rootElement(CATEGORY).build())
                .build())
        .build();
  }

  private static ChatRequest tool() {
    return request()
        .toolSpecifications(
            ToolSpecification.builder().name("file_ticket").parameters(CATEGORY).build())
        .toolChoice(ToolChoice.REQUIRED)
        .build();
  }

  private static ChatResponse ask(ChatRequest request, String answer) {
    try (AnsweringServer server = new AnsweringServer(answer)) {
      return OpenAiChatModel.builder()
          .baseUrl(server.url())
          .apiKey("sk-any")
          .modelName("gpt-any")
          .strictJsonSchema(true)
          .maxRetries(0)
          .build()
          .chat(request);
    }
  }

  private static ChatResponse stream(ChatRequest request, String answer) {
    CompletableFuture<ChatResponse> whole = new CompletableFuture<>();
    try (AnsweringServer server = new AnsweringServer(answer)) {
      OpenAiStreamingChatModel.builder()
          .baseUrl(server.url())
          .apiKey("sk-any")
          .modelName("gpt-any")
          .strictJsonSchema(true)
          .build()
          .chat(
              request,
              new StreamingChatResponseHandler() {
                @Override
                public void onCompleteResponse(ChatResponse response) {
                  whole.complete(response);
                }

                @Override
                public void onError(Throwable error) {
                  whole.completeExceptionally(error);
                }
              });
      return whole.join();
    }
  }

  @Test
  void plain() {
    ChatResponse reply = ask(request().build(), "Hello there");
    assertThat(reply.aiMessage().text()).isEqualTo("Hello there");
    assertThat(reply.tokenUsage().totalTokenCount()).isEqualTo(15);
    assertThat(reply.finishReason()).isEqualTo(FinishReason.STOP);
    assertThat(reply.modelName()).isEqualTo("gpt-any");
  }

  @Test
  void bareValueInItsWrapper() {
    assertThat(ask(structured(), "BILLING").aiMessage().text())
        .isEqualTo("{\"value\":\"BILLING\"}");
    assertThat(stream(structured(), "BILLING").aiMessage().text())
        .isEqualTo("{\"value\":\"BILLING\"}");
  }

  @Test
  void toolThatMustBeCalled() {
    for (ChatResponse reply :
        new ChatResponse[] {
          ask(tool(), "{\"value\":\"OTHER\"}"), stream(tool(), "{\"value\":\"OTHER\"}")
        }) {
      assertThat(reply.finishReason()).isEqualTo(FinishReason.TOOL_EXECUTION);
      assertThat(reply.aiMessage().toolExecutionRequests())
          .singleElement()
          .satisfies(
              call -> {
                assertThat(call.name()).isEqualTo("file_ticket");
                assertThat(call.arguments()).isEqualTo("{\"value\":\"OTHER\"}");
                assertThat(call.id()).isEqualTo("call_7f");
              });
    }
  }

  @Test
  void streaming() {
    ChatResponse reply = stream(request().build(), "one two 🙂 three");
    assertThat(reply.aiMessage().text()).isEqualTo("one two 🙂 three");
    assertThat(reply.tokenUsage().inputTokenCount()).isEqualTo(12);
  }
}
