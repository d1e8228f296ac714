package dev.bantam.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bantam.provider.ProviderException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/**
 * What every provider keeps that passes bytes through to an OpenAI-compatible server, alone or
 * wrapped.
 */
public abstract class HttpContract extends ProviderContract {

  @Override
  protected String wholeReply(String text) {
    return """
        {"id":"c","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,\
        "message":{"role":"assistant","content":"%s"},"finish_reason":"stop"}]}"""
        .formatted(text);
  }

  @Override
  protected String streamStart() {
    return chunk("{\"role\":\"assistant\",\"content\":\"\"}");
  }

  @Override
  protected String streamText(String text) {
    return chunk("{\"content\":\"%s\"}".formatted(text));
  }

  @Override
  protected String streamEnd() {
    return "data: [DONE]\n\n";
  }

  private static String chunk(String delta) {
    return "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":%s}]}\n\n".formatted(delta);
  }

  private Provider provider(TestServer server) {
    return provider(server.url("/v1"), PATIENT);
  }

  @Test
  void passesTheCallOnAsItIsWithUnknownFieldsAndHeaders() throws IOException {
    String body = "{ \"zeta\" :[1.0e2], \"model\":\"m\", \"messages\":[] , \"käse\":null}";
    try (TestServer server = serve(x -> answer(x, 200, "{}"));
        Provider provider = provider(server)) {
      ProviderCall call =
          new ProviderCall(
              "POST",
              "/v1/chat/completions?deep=a%20b",
              Map.of(
                  "X-Odd",
                  List.of("one", "two"),
                  "Connection",
                  List.of("X-Hop"),
                  "X-Hop",
                  List.of("no"),
                  "Host",
                  List.of("evil"),
                  "Content-Length",
                  List.of("3")),
              body.getBytes(UTF_8));
      try (ProviderReply reply = provider.send(call)) {
        assertThat(text(reply)).isEqualTo("{}");
      }
      TestServer.Request seen = server.requests().getFirst();
      assertThat(seen.line()).isEqualTo("POST /v1/chat/completions?deep=a%20b HTTP/1.1");
      assertThat(seen.text()).isEqualTo(body);
      assertThat(seen.headers()).containsEntry("x-odd", "one,two").doesNotContainKey("x-hop");
      assertThat(seen.headers().get("host")).startsWith("localhost:");
    }
  }

  @Test
  void passesStatusHeadersAndBodyBack() throws IOException {
    try (TestServer server =
            serve(
                x -> {
                  x.request();
                  x.reply(
                      422,
                      "{\"error\":{\"message\":\"no\"}}",
                      "X-Request-Id: 7",
                      "X-Request-Id: 8",
                      "Connection: X-Hop",
                      "X-Hop: 1");
                });
        Provider provider = provider(server);
        ProviderReply reply = provider.send(chat())) {
      assertThat(reply.status()).isEqualTo(422);
      assertThat(reply.headers()).containsEntry("x-request-id", List.of("7", "8"));
      assertThat(reply.headers()).containsEntry("CONTENT-TYPE", List.of("application/json"));
      assertThat(reply.headers()).doesNotContainKeys("X-Hop", "Connection");
      assertThat(text(reply)).isEqualTo("{\"error\":{\"message\":\"no\"}}");
    }
  }

  @Test
  void passesErrorsAndWhatIsNoJsonThrough() throws IOException {
    for (int status : new int[] {400, 401, 403, 404, 413, 415, 501}) {
      try (TestServer server =
              serve(
                  x -> {
                    x.request();
                    x.reply(status, "<html>no</html>", "Content-Type: text/html");
                  });
          Provider provider = provider(server);
          ProviderReply reply = provider.send(chat())) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.headers().get("Content-Type")).containsExactly("text/html");
        assertThat(text(reply)).isEqualTo("<html>no</html>");
      }
    }
  }

  @Test
  void passesHalfJsonThrough() throws IOException {
    try (TestServer server = serve(x -> answer(x, 200, "{\"choices\":[{\"mess"));
        Provider provider = provider(server);
        ProviderReply reply = provider.send(chat())) {
      assertThat(text(reply)).isEqualTo("{\"choices\":[{\"mess");
    }
  }

  @Test
  void passesBigBodiesBothWays() throws IOException {
    byte[] big = new byte[9_000_000];
    new Random(1).nextBytes(big);
    try (TestServer server = serve(x -> x.reply(200, x.request().body(), "Content-Type: x/y"));
        Provider provider = provider(server);
        ProviderReply reply = provider.send(new ProviderCall("POST", "/v1/files", Map.of(), big))) {
      assertThat(Arrays.equals(reply.body().readAllBytes(), big)).isTrue();
    }
  }

  @Test
  void leavesCompressedBodiesCompressed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write("{\"a\":1}".getBytes(UTF_8));
    }
    byte[] body = bytes.toByteArray();
    try (TestServer server =
            serve(
                x -> {
                  x.request();
                  x.reply(200, body, "Content-Encoding: gzip");
                });
        Provider provider = provider(server);
        ProviderReply reply = provider.send(chat())) {
      assertThat(reply.headers().get("Content-Encoding")).containsExactly("gzip");
      assertThat(new GZIPInputStream(reply.body()).readAllBytes())
          .asString(UTF_8)
          .isEqualTo("{\"a\":1}");
    }
  }

  @Test
  void passesPartsOfAChunkOnBeforeTheChunkIsWhole() throws Exception {
    CountDownLatch read = new CountDownLatch(1);
    try (TestServer server =
            serve(
                x -> {
                  x.request();
                  x.stream();
                  x.write("A;ext=1\r\n12345");
                  read.await();
                  x.write("67890\r\n0\r\nX-Trailer: 1\r\n\r\n");
                });
        Provider provider = provider(server)) {
      for (int i = 0; i < 2; i++) {
        try (ProviderReply reply = provider.send(chat())) {
          assertThat(new String(reply.body().readNBytes(5), UTF_8)).isEqualTo("12345");
          read.countDown();
          assertThat(text(reply)).isEqualTo("67890");
        }
      }
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void usesAConnectionAgainAfterAPause() throws Exception {
    try (TestServer server = serve(x -> answer(x, 200, "{}"));
        Provider provider = provider(server)) {
      for (int i = 0; i < 3; i++) {
        try (ProviderReply reply = provider.send(chat())) {
          assertThat(text(reply)).isEqualTo("{}");
        }
        Thread.sleep(60);
      }
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void aConnectionThatItsServerClosedIsNotUsed() throws Exception {
    for (boolean chatty : new boolean[] {false, true}) {
      Semaphore said = new Semaphore(0);
      try (TestServer server =
              serve(
                  x -> {
                    answer(x, 200, "{}");
                    if (chatty) {
                      Thread.sleep(20);
                      x.write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil");
                    } else {
                      x.hangUp();
                    }
                    said.release();
                  });
          Provider provider = provider(server)) {
        for (int i = 0; i < 3; i++) {
          try (ProviderReply reply = provider.send(chat())) {
            assertThat(text(reply)).isEqualTo("{}");
          }
          said.acquire();
          // What was said or closed has yet to arrive here.
          Thread.sleep(20);
        }
      }
    }
  }

  @Test
  void aResetInTheMidstIsNoEnd() throws IOException {
    for (boolean chunked : new boolean[] {true, false}) {
      CountDownLatch read = new CountDownLatch(1);
      try (TestServer server =
              serve(
                  x -> {
                    x.request();
                    if (chunked) {
                      x.stream();
                      x.chunk("half");
                    } else {
                      x.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
                    }
                    read.await();
                    x.hangUp();
                  });
          Provider provider = provider(server);
          ProviderReply reply = provider.send(chat())) {
        assertThat(reply.body().readNBytes(4)).asString(UTF_8).isEqualTo("half");
        read.countDown();
        ProviderException e =
            catchThrowableOfType(ProviderException.class, () -> reply.body().read());
        assertThat(e.kind()).isEqualTo(Kind.BROKEN);
      }
    }
  }

  @Test
  void givingUpBeforeTheReplyEndsTheCallAtTheServer() throws Exception {
    CompletableFuture<Boolean> asked = new CompletableFuture<>();
    CompletableFuture<Boolean> closed = new CompletableFuture<>();
    try (TestServer server =
            serve(
                x -> {
                  x.request();
                  asked.complete(true);
                  closed.complete(x.awaitClose());
                });
        Provider provider = provider(server)) {
      CompletableFuture<Throwable> failure = new CompletableFuture<>();
      Thread caller =
          Thread.ofVirtual()
              .start(() -> failure.complete(catchThrowable(() -> provider.send(chat()))));
      assertThat(asked.get(20, TimeUnit.SECONDS)).isTrue();
      caller.interrupt();
      assertThat(failure.get(20, TimeUnit.SECONDS))
          .isInstanceOfSatisfying(
              ProviderException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
      assertThat(closed.get(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aHundredMegabytesPassInBoundedMemory() throws IOException {
    byte[] part = new byte[1 << 20];
    // Ten of these at once would not fit into the memory of the tests if replies were kept whole.
    try (TestServer server =
            serve(
                x -> {
                  x.request();
                  x.stream();
                  x.write(Integer.toHexString(100 << 20) + "\r\n");
                  for (int i = 0; i < 100; i++) {
                    x.out().write(part);
                  }
                  x.write("\r\n");
                  x.end();
                });
        Provider provider = provider(server)) {
      List<ProviderReply> replies = new ArrayList<>();
      for (int i = 0; i < 11; i++) {
        replies.add(provider.send(chat()));
      }
      for (int i = 1; i < replies.size(); i++) {
        assertThat(replies.get(i).body().readNBytes(1 << 20)).hasSize(1 << 20);
      }
      assertThat(count(replies.getFirst().body())).isEqualTo(100L << 20);
      replies.forEach(ProviderReply::close);
    }
  }

  private static long count(InputStream in) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long total = 0;
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      total += count;
    }
    return total;
  }

  private static void answer(TestServer.Exchange x, int status, String body) throws IOException {
    x.request();
    x.reply(status, body);
  }
}
