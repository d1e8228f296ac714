package dev.bantam.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** LangChain4j with nothing changed but its base URL. It asks for HTTP/2 by an upgrade. */
@Timeout(60)
class LangChainTest {

  @TempDir private Path home;
  private Upstream upstream;
  private RunningGateway gateway;

  @BeforeEach
  void start() {
    upstream = Upstream.answering(Replies.chat("hello"));
    gateway = new RunningGateway(upstream, home);
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  private OpenAiChatModel model() {
    return OpenAiChatModel.builder()
        .baseUrl(gateway.url())
        .apiKey("sk-mine")
        .modelName("gpt-test")
        .maxRetries(0)
        .build();
  }

  @Test
  void plain() {
    assertThat(model().chat("hi")).isEqualTo("hello");
    Upstream.Request sent = upstream.next();
    assertThat(sent.header("upgrade")).isEmpty();
    assertThat(sent.header("http2-settings")).isEmpty();
    assertThat(gateway.traces(1).getFirst().usage().output()).isEqualTo(3);
  }

  @Test
  void streaming() {
    upstream.script((request, out) -> Replies.stream(out, "one ", "two"));
    CompletableFuture<String> whole = new CompletableFuture<>();
    OpenAiStreamingChatModel.builder()
        .baseUrl(gateway.url())
        .apiKey("sk-mine")
        .modelName("gpt-test")
        .build()
        .chat(
            "hi",
            new StreamingChatResponseHandler() {
              @Override
              public void onCompleteResponse(ChatResponse response) {
                whole.complete(response.aiMessage().text());
              }

              @Override
              public void onError(Throwable error) {
                whole.completeExceptionally(error);
              }
            });
    assertThat(whole.join()).isEqualTo("one two");
  }

  @Test
  void structured() {
    upstream.script(
        (request, out) ->
            Upstream.json(out, 200, Replies.chat("{\\\"category\\\":\\\"BILLING\\\"}")));
    ResponseFormat format =
        ResponseFormat.builder()
            .type(ResponseFormatType.JSON)
            .jsonSchema(
                JsonSchema.builder()
                    .name("triage")
                    .rootElement(
                        JsonObjectSchema.builder()
                            .addProperty(
                                "category",
                                JsonEnumSchema.builder().enumValues("BILLING", "OTHER").build())
                            .build())
                    .build())
            .build();
    ChatResponse reply =
        model()
            .chat(
                ChatRequest.builder()
                    .messages(UserMessage.from("hi"))
                    .responseFormat(format)
                    .build());
    assertThat(reply.aiMessage().text()).isEqualTo("{\"category\":\"BILLING\"}");
    assertThat(upstream.next().text()).contains("json_schema", "BILLING");
  }

  @Test
  void tools() {
    upstream.script(
        (request, out) ->
            Upstream.json(out, 200, Replies.tool("clock", "{\\\"zone\\\":\\\"UTC\\\"}")));
    ChatResponse reply =
        model()
            .chat(
                ChatRequest.builder()
                    .messages(UserMessage.from("what time is it?"))
                    .toolSpecifications(
                        ToolSpecification.builder()
                            .name("clock")
                            .parameters(
                                JsonObjectSchema.builder().addStringProperty("zone").build())
                            .build())
                    .build());
    assertThat(reply.aiMessage().toolExecutionRequests().getFirst().arguments())
        .isEqualTo("{\"zone\":\"UTC\"}");
    assertThat(upstream.next().text()).contains("\"tools\"");
  }

  @Test
  void embeddings() {
    upstream.script((request, out) -> Upstream.json(out, 200, Replies.EMBEDDING));
    float[] vector =
        OpenAiEmbeddingModel.builder()
            .baseUrl(gateway.url())
            .apiKey("sk-mine")
            .modelName("e")
            .build()
            .embed("text")
            .content()
            .vector();
    assertThat(vector).containsExactly(1f, 2f);
  }

  @Test
  void errorsKeepTheirKind() {
    upstream.script((request, out) -> Upstream.whole(out, 429, "text/html", new byte[] {'<', '>'}));
    assertThatThrownBy(() -> model().chat("hi"))
        .isInstanceOf(RateLimitException.class)
        .hasMessageContaining("rate_limit_error");
  }
}
