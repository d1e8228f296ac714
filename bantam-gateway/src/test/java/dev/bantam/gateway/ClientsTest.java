package dev.bantam.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.embeddings.EmbeddingCreateParams;
import dev.bantam.gateway.store.StoredTrace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** openai-java with nothing changed but its base URL. */
@Timeout(60)
class ClientsTest {

  @TempDir private Path home;
  private Upstream upstream;
  private RunningGateway gateway;
  private OpenAIClient client;

  @BeforeEach
  void start() {
    upstream = Upstream.answering(Replies.chat("hello"));
    gateway = new RunningGateway(upstream, home);
    client = OpenAIOkHttpClient.builder().baseUrl(gateway.url()).apiKey("sk-mine").build();
  }

  @AfterEach
  void stop() {
    client.close();
    gateway.close();
  }

  private static ChatCompletionCreateParams.Builder ask() {
    return ChatCompletionCreateParams.builder().model("gpt-test").addUserMessage("hi");
  }

  /** The labels of a structured answer. */
  public enum Category {
    BILLING,
    OTHER
  }

  /** A structured answer. */
  public static class Triage {
    public Category category = Category.OTHER;
    public boolean urgent;
  }

  @Test
  void plain() {
    ChatCompletion reply = client.chat().completions().create(ask().build());
    assertThat(reply.choices().getFirst().message().content()).contains("hello");
    assertThat(upstream.next().header("authorization")).isEqualTo("Bearer sk-mine");
    StoredTrace trace = gateway.traces(1).getFirst();
    assertThat(trace.model()).isEqualTo("gpt-test");
    assertThat(trace.usage().input()).isEqualTo(7);
    assertThat(trace.retry()).isFalse();
  }

  @Test
  void streaming() {
    upstream.script((request, out) -> Replies.stream(out, "one ", "two ", "three"));
    StringBuilder text = new StringBuilder();
    try (StreamResponse<ChatCompletionChunk> stream =
        client.chat().completions().createStreaming(ask().build())) {
      stream.stream()
          .flatMap(chunk -> chunk.choices().stream())
          .forEach(choice -> choice.delta().content().ifPresent(text::append));
    }
    assertThat(text).hasToString("one two three");
    StoredTrace trace = gateway.traces(1).getFirst();
    assertThat(trace.stream()).isTrue();
    assertThat(trace.usage().output()).isEqualTo(3);
  }

  @Test
  void structured() {
    upstream.script(
        (request, out) ->
            Upstream.json(
                out, 200, Replies.chat("{\\\"category\\\":\\\"BILLING\\\",\\\"urgent\\\":true}")));
    Triage triage =
        client
            .chat()
            .completions()
            .create(ask().responseFormat(Triage.class).build())
            .choices()
            .getFirst()
            .message()
            .content()
            .orElseThrow();
    assertThat(triage.category).isEqualTo(Category.BILLING);
    assertThat(triage.urgent).isTrue();
    assertThat(upstream.next().text()).contains("json_schema", "BILLING");
  }

  @Test
  void embeddings() {
    upstream.script((request, out) -> Upstream.json(out, 200, Replies.EMBEDDING));
    List<Float> vector =
        client
            .embeddings()
            .create(EmbeddingCreateParams.builder().model("e").input("text").build())
            .data()
            .getFirst()
            .embedding();
    assertThat(vector).containsExactly(1f, 2f);
    assertThat(gateway.traces(1).getFirst().path()).isEqualTo("/v1/embeddings");
  }

  @Test
  void errorsKeepTheirKind() {
    upstream.script(
        (request, out) ->
            Upstream.json(
                out, 400, "{\"error\":{\"message\":\"no\",\"type\":\"t\",\"code\":\"c\"}}"));
    assertThatThrownBy(() -> client.chat().completions().create(ask().build()))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("no");
  }

  @Test
  void retriesAreTold() {
    AtomicInteger calls = new AtomicInteger();
    upstream.script(
        (request, out) -> {
          if (calls.incrementAndGet() == 1) {
            Upstream.whole(out, 503, "text/html", new byte[] {'<'}, "Retry-After-Ms: 1");
          } else {
            Upstream.json(out, 200, Replies.chat("at last"));
          }
        });
    ChatCompletion reply = client.chat().completions().create(ask().build());
    assertThat(reply.choices().getFirst().message().content()).contains("at last");
    assertThat(gateway.traces(2)).extracting(StoredTrace::retry).containsExactly(false, true);
  }

  @Test
  void aStreamThatBreaksOffIsAnError() {
    upstream.script(
        (request, out) -> {
          Upstream.begin(out, "text/event-stream");
          Upstream.chunk(out, Replies.chunk("one"));
          throw new java.io.IOException("enough");
        });
    List<String> seen = new ArrayList<>();
    assertThatThrownBy(
            () -> {
              try (StreamResponse<ChatCompletionChunk> stream =
                  client.chat().completions().createStreaming(ask().build())) {
                stream.stream().forEach(chunk -> seen.add(chunk.id()));
              }
            })
        .hasMessageContaining("broke");
    assertThat(seen).hasSize(1);
  }

  @Test
  void nobodyUpstream() {
    upstream.close();
    OpenAIClient once =
        OpenAIOkHttpClient.builder().baseUrl(gateway.url()).apiKey("sk-mine").maxRetries(0).build();
    assertThatThrownBy(() -> once.chat().completions().create(ask().build()))
        .isInstanceOf(InternalServerException.class)
        .hasMessageContaining("no connection");
    once.close();
  }
}
