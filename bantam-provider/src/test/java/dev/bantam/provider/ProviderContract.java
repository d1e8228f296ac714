package dev.bantam.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bantam.observe.wire.StreamedReply;
import dev.bantam.observe.wire.WireJson;
import dev.bantam.provider.ProviderException.Kind;
import dev.bantam.provider.http.Timeouts;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/**
 * What every provider keeps that asks a server, whatever that server speaks. The server's words are
 * told by whoever extends this; the client's are always OpenAI's.
 */
@Timeout(60)
public abstract class ProviderContract {

  /** Long enough never to strike by mistake. */
  protected static final Timeouts PATIENT =
      new Timeouts(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20));

  /** The provider, which asks this server. */
  protected abstract Provider provider(URI server, Timeouts timeouts);

  /** A whole reply in the server's words, whose answer is this text. */
  protected abstract String wholeReply(String text);

  /** What a stream begins with, before any text. */
  protected abstract String streamStart();

  /** A piece of text in a stream. */
  protected abstract String streamText(String text);

  /** What a stream ends with. */
  protected abstract String streamEnd();

  /** A server of that kind; over TLS if whoever extends this says so. */
  protected TestServer serve(TestServer.Handler handler) throws IOException {
    return new TestServer(handler);
  }

  private Provider patient(TestServer server) {
    return provider(server.url("/v1"), PATIENT);
  }

  protected static ProviderCall post(String path, String body) {
    return new ProviderCall(
        "POST", path, Map.of("Content-Type", List.of("application/json")), body.getBytes(UTF_8));
  }

  protected static ProviderCall chat() {
    return post(
        "/v1/chat/completions",
        "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}");
  }

  private static ProviderCall streamed() {
    return post(
        "/v1/chat/completions",
        "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}],\"stream\":true}");
  }

  protected static String text(ProviderReply reply) throws IOException {
    return new String(reply.body().readAllBytes(), UTF_8);
  }

  /** What the model said, out of a whole reply or a stream. */
  private static String said(String body) {
    JsonNode reply = body.startsWith("{") ? WireJson.read(body) : StreamedReply.ofEvents(body);
    return reply.path("choices").path(0).path("message").path("content").stringValue("");
  }

  /** Reads until the text has come. */
  private static String readUntil(ProviderReply reply, String text) throws IOException {
    StringBuilder read = new StringBuilder();
    byte[] buffer = new byte[100];
    while (read.indexOf(text) < 0) {
      int count = reply.body().read(buffer);
      if (count < 0) {
        throw new AssertionError("ended before '%s': %s".formatted(text, read));
      }
      read.append(new String(buffer, 0, count, UTF_8));
    }
    return read.toString();
  }

  private static void isFailure(ThrowingCallable action, Kind kind) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(ProviderException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  @Test
  void answers() throws IOException {
    try (TestServer server =
            serve(
                x -> {
                  x.request();
                  x.reply(200, wholeReply("good morning"));
                });
        Provider provider = patient(server);
        ProviderReply reply = provider.send(chat())) {
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.headers().get("content-type")).containsExactly("application/json");
      assertThat(said(text(reply))).isEqualTo("good morning");
      assertThat(provider.name()).isNotEmpty();
    }
  }

  @Test
  void keepsTheStatusOfFaults() throws IOException {
    for (int status : new int[] {400, 401, 403, 404, 413, 422, 429, 500, 502, 503}) {
      try (TestServer server =
              serve(
                  x -> {
                    x.request();
                    x.reply(status, "<html>", "Content-Type: text/html", "Retry-After: 3");
                  });
          Provider provider = patient(server);
          ProviderReply reply = provider.send(chat())) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.headers().get("retry-after")).containsExactly("3");
      }
    }
  }

  @Test
  void eventsCanBeReadBeforeTheNextOneIsThere() throws Exception {
    CountDownLatch read = new CountDownLatch(1);
    try (TestServer server =
            serve(
                x -> {
                  x.request();
                  x.stream();
                  x.chunk(streamStart() + streamText("first"));
                  read.await();
                  x.chunk(streamText(" second"));
                  x.chunk(streamEnd());
                  x.end();
                });
        Provider provider = patient(server);
        ProviderReply reply = provider.send(streamed())) {
      assertThat(reply.headers().get("content-type")).containsExactly("text/event-stream");
      String first = readUntil(reply, "first");
      read.countDown();
      String all = first + text(reply);
      assertThat(said(all)).isEqualTo("first second");
      assertThat(all).endsWith("data: [DONE]\n\n");
    }
  }

  @Test
  void closingEarlyEndsTheServersStream() throws Exception {
    CompletableFuture<Boolean> closed = new CompletableFuture<>();
    try (TestServer server =
            serve(
                x -> {
                  x.request();
                  x.stream();
                  x.chunk(streamStart() + streamText("first"));
                  closed.complete(x.awaitClose());
                });
        Provider provider = patient(server)) {
      try (ProviderReply reply = provider.send(streamed())) {
        readUntil(reply, "first");
      }
      assertThat(closed.get(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void closingWakesWhoReads() throws Exception {
    try (TestServer server =
            serve(
                x -> {
                  x.request();
                  x.stream();
                  x.chunk(streamStart() + streamText("first"));
                  x.awaitClose();
                });
        Provider provider = patient(server);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ProviderReply reply = provider.send(streamed());
      readUntil(reply, "first");
      Future<Throwable> reader =
          threads.submit(() -> catchThrowable(() -> reply.body().readAllBytes()));
      reply.close();
      assertThat(reader.get(20, TimeUnit.SECONDS)).isInstanceOf(ProviderException.class);
    }
  }

  @Test
  void aStreamThatBreaksOffIsNoEnd() throws IOException {
    for (boolean reset : new boolean[] {true, false}) {
      CountDownLatch read = new CountDownLatch(1);
      try (TestServer server =
              serve(
                  x -> {
                    x.request();
                    x.stream();
                    x.chunk(streamStart() + streamText("first"));
                    read.await();
                    if (reset) {
                      x.reset();
                    } else {
                      x.hangUp();
                    }
                  });
          Provider provider = patient(server);
          ProviderReply reply = provider.send(streamed())) {
        readUntil(reply, "first");
        read.countDown();
        isFailure(() -> text(reply), Kind.BROKEN);
      }
      assertThat(read.getCount()).isZero();
    }
  }

  @Test
  void aStallBetweenEventsIsATimeout() throws IOException {
    Timeouts timeouts =
        new Timeouts(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofMillis(60));
    try (TestServer server =
            serve(
                x -> {
                  x.request();
                  x.stream();
                  x.chunk(streamStart() + streamText("first"));
                  x.awaitClose();
                });
        Provider provider = provider(server.url("/v1"), timeouts);
        ProviderReply reply = provider.send(streamed())) {
      isFailure(() -> text(reply), Kind.TIMEOUT);
    }
  }

  @Test
  void silenceBeforeTheFirstByteIsATimeout() throws IOException {
    Timeouts timeouts =
        new Timeouts(Duration.ofSeconds(20), Duration.ofMillis(60), Duration.ofSeconds(20));
    try (TestServer server =
            serve(
                x -> {
                  x.request();
                  x.awaitClose();
                });
        Provider provider = provider(server.url("/v1"), timeouts)) {
      ProviderException e =
          catchThrowableOfType(ProviderException.class, () -> provider.send(chat()));
      assertThat(e.kind()).isEqualTo(Kind.TIMEOUT);
      assertThat(e).hasMessageContaining("60 ms");
    }
  }

  @Test
  void nobodyThereIsUnreachable() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    URI url = URI.create("http://localhost:%d/v1".formatted(port));
    try (Provider provider = provider(url, PATIENT)) {
      ProviderException e =
          catchThrowableOfType(ProviderException.class, () -> provider.send(chat()));
      assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
    }
  }

  @Test
  void saysNoSecretWhenSomethingGoesWrong() throws IOException {
    try (TestServer server =
            serve(
                x -> {
                  x.request();
                  x.hangUp();
                });
        Provider provider = patient(server)) {
      ProviderCall call =
          new ProviderCall(
              "POST",
              "/v1/chat/completions",
              Map.of(
                  "Authorization", List.of("Bearer sk-secret"), "x-api-key", List.of("sk-secret")),
              chat().body());
      assertThat(call.toString()).doesNotContain("sk-secret");
      Throwable e = catchThrowableOfType(ProviderException.class, () -> provider.send(call));
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        assertThat(cause.toString()).doesNotContain("sk-secret");
      }
    }
  }

  @Test
  void servesManyAtOnceWithoutMixingThem() throws Exception {
    try (TestServer server =
            serve(
                x ->
                    x.reply(200, wholeReply(x.request().text().replaceAll(".*<(\\d+)>.*", "$1"))));
        Provider provider = patient(server);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> replies = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        String body =
            "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"<%d>\"}]}"
                .formatted(i);
        replies.add(
            threads.submit(
                () -> {
                  try (ProviderReply reply = provider.send(post("/v1/chat/completions", body))) {
                    return said(text(reply));
                  }
                }));
      }
      for (int i = 0; i < replies.size(); i++) {
        assertThat(replies.get(i).get()).isEqualTo(String.valueOf(i));
      }
    }
  }

  @Test
  void repliesGoOnToTheirEndAfterClose() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    try (TestServer server =
        serve(
            x -> {
              x.request();
              x.stream();
              x.chunk(streamStart() + streamText("first"));
              closed.await();
              x.chunk(streamText(" second") + streamEnd());
              x.end();
            })) {
      Provider provider = patient(server);
      try (ProviderReply reply = provider.send(streamed())) {
        String first = readUntil(reply, "first");
        provider.close();
        closed.countDown();
        assertThat(said(first + text(reply))).isEqualTo("first second");
      }
      provider.close();
    }
  }
}
