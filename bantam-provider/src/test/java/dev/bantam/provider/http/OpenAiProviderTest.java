package dev.bantam.provider.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.bantam.provider.FakeTicker;
import dev.bantam.provider.HttpContract;
import dev.bantam.provider.Provider;
import dev.bantam.provider.ProviderCall;
import dev.bantam.provider.ProviderException;
import dev.bantam.provider.ProviderException.Kind;
import dev.bantam.provider.ProviderReply;
import dev.bantam.provider.TestServer;
import dev.bantam.provider.policy.RetryLimits;
import dev.bantam.provider.policy.Retrying;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class OpenAiProviderTest extends HttpContract {

  @Override
  protected Provider provider(URI server, Timeouts timeouts) {
    return new OpenAiProvider("origin", server, Map.of(), timeouts);
  }

  @Test
  void theBaseUrlStandsForV1() throws IOException {
    Map<String, String> lines =
        Map.of(
            "", "POST /v1/chat/completions HTTP/1.1",
            "/", "POST /v1/chat/completions HTTP/1.1",
            "/v1/", "POST /v1/chat/completions HTTP/1.1",
            "/v1beta/openai", "POST /v1beta/openai/chat/completions HTTP/1.1",
            "/api/v3", "POST /api/v3/chat/completions HTTP/1.1");
    for (Map.Entry<String, String> line : lines.entrySet()) {
      try (TestServer server = new TestServer(OpenAiProviderTest::ok);
          Provider provider = provider(server.url(line.getKey()), PATIENT);
          ProviderReply reply = provider.send(chat())) {
        assertThat(reply.status()).isEqualTo(200);
        assertThat(server.requests().getFirst().line()).isEqualTo(line.getValue());
      }
    }
  }

  private static void ok(TestServer.Exchange x) throws IOException {
    x.request();
    x.reply(200, "{}");
  }

  @Test
  void refusesWhatIsNoBaseUrlWithoutRepeatingIt() {
    for (String url :
        List.of(
            "ftp://host/v1", "host/v1", "https://u:secret@host/v1", "https://host/v1?k=secret")) {
      assertThatThrownBy(() -> provider(URI.create(url), PATIENT))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("a base URL must")
          .hasMessageNotContaining("secret");
    }
  }

  @Test
  void headersOfItsOwnReplaceTheCalls() throws IOException {
    try (TestServer server = new TestServer(OpenAiProviderTest::ok);
        Provider provider =
            new OpenAiProvider(
                "origin", server.url(""), Map.of("authorization", "Bearer ours"), PATIENT);
        ProviderReply reply =
            provider.send(
                new ProviderCall(
                    "GET",
                    "/v1/models",
                    Map.of("Authorization", List.of("Bearer theirs")),
                    new byte[0]))) {
      assertThat(reply.status()).isEqualTo(200);
      assertThat(server.requests().getFirst().headers())
          .containsEntry("Authorization", "Bearer ours")
          .doesNotContainKey("Content-Length");
    }
  }

  @Test
  void refusesHeadersThatWouldBeOthersWithoutShowingThem() throws IOException {
    try (TestServer server = new TestServer(OpenAiProviderTest::ok);
        Provider provider = provider(server.url("/v1"), PATIENT)) {
      ProviderCall call =
          new ProviderCall(
              "POST",
              "/v1/chat/completions",
              Map.of("Authorization", List.of("sk-secret\r\nX-Evil: 1")),
              new byte[0]);
      assertThatThrownBy(() -> provider.send(call))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Authorization")
          .hasMessageNotContaining("secret");
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void addsNothingButWhatTheConnectionNeeds() throws IOException {
    try (TestServer server = new TestServer(OpenAiProviderTest::ok);
        Provider provider = provider(server.url("/v1"), PATIENT)) {
      provider.send(new ProviderCall("GET", "/v1/models", Map.of(), new byte[0])).close();
      provider
          .send(
              new ProviderCall(
                  "POST",
                  "/v1/x",
                  Map.of("x-Odd", List.of("k\u00e4se\t1"), "User-Agent", List.of("theirs")),
                  new byte[] {1}))
          .close();
      List<TestServer.Request> seen = server.requests();
      assertThat(seen.getFirst().headers().keySet()).isSubsetOf("Host", "Connection");
      assertThat(seen.getLast().headers())
          .containsOnlyKeys("Host", "Connection", "Content-Length", "User-Agent", "x-Odd")
          .containsEntry("User-Agent", "theirs")
          .containsEntry("x-Odd", "k\u00e4se\t1");
      assertThat(seen.getLast().headers().keySet()).contains("x-Odd");
    }
  }

  @Test
  void followsNoRedirectKeepsNoCookieAndAnswersNoChallenge() throws IOException {
    try (TestServer server =
            new TestServer(
                x -> {
                  int status = x.request().line().contains("moved") ? 307 : 401;
                  x.reply(
                      status, "{}", "Location: /x", "Set-Cookie: a=b", "WWW-Authenticate: Basic");
                });
        Provider provider = provider(server.url("/v1"), PATIENT)) {
      for (String path : List.of("/v1/moved", "/v1/closed", "/v1/moved")) {
        try (ProviderReply reply = provider.send(post(path, "{}"))) {
          assertThat(reply.status()).isIn(307, 401);
          assertThat(reply.headers()).containsEntry("Set-Cookie", List.of("a=b"));
        }
      }
      assertThat(server.requests())
          .hasSize(3)
          .allSatisfy(x -> assertThat(x.headers()).doesNotContainKeys("Cookie", "Authorization"));
    }
  }

  @Test
  void repeatsNothingByItself() throws IOException {
    try (TestServer server =
            new TestServer(
                x -> {
                  x.request();
                  x.hangUp();
                });
        Provider provider = provider(server.url("/v1"), PATIENT)) {
      for (String method : List.of("GET", "POST", "DELETE")) {
        ProviderCall call = new ProviderCall(method, "/v1/x", Map.of(), new byte[0]);
        assertThatThrownBy(() -> provider.send(call)).isInstanceOf(ProviderException.class);
      }
      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void anIdleConnectionThatItsServerClosedCostsARetryAtMost() throws IOException {
    try (TestServer server =
            new TestServer(
                x -> {
                  ok(x);
                  x.hangUp();
                });
        Provider provider =
            new Retrying(
                provider(server.url("/v1"), PATIENT),
                RetryLimits.DEFAULT,
                new FakeTicker(),
                new Random(1))) {
      for (int i = 0; i < 20; i++) {
        try (ProviderReply reply = provider.send(chat())) {
          assertThat(text(reply)).isEqualTo("{}");
        }
      }
      assertThat(server.requests()).hasSize(20);
    }
  }

  @Test
  void usesAConnectionAgain() throws IOException {
    try (TestServer server = new TestServer(OpenAiProviderTest::ok);
        Provider provider = provider(server.url("/v1"), PATIENT)) {
      for (int i = 0; i < 20; i++) {
        try (ProviderReply reply = provider.send(chat())) {
          assertThat(text(reply)).isEqualTo("{}");
        }
      }
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void bytesAfterAReplyAreNotTheNextReply() throws IOException {
    try (TestServer server =
            new TestServer(
                x -> {
                  x.request();
                  String reply = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n";
                  x.write(reply + "good" + reply + "evil");
                });
        Provider provider = provider(server.url("/v1"), PATIENT)) {
      for (int i = 0; i < 20; i++) {
        try (ProviderReply reply = provider.send(chat())) {
          assertThat(text(reply)).isEqualTo("good");
        }
      }
    }
  }

  @Test
  void whatIsNotHttpIsBroken() throws IOException {
    for (String reply :
        List.of(
            "SSH-2.0-OpenSSH_9.9\r\n\r\n",
            "HTTP/1.1 abc\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
            "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
            "HTTP/1.1 101 Switching\r\n\r\n",
            "HTTP/1.1 200 OK\r\nX: " + "y".repeat(400_000) + "\r\n\r\n")) {
      try (TestServer server =
              new TestServer(
                  x -> {
                    x.request();
                    x.write(reply);
                    x.hangUp();
                  });
          Provider provider = provider(server.url("/v1"), PATIENT)) {
        ProviderException e =
            catchThrowableOfType(ProviderException.class, () -> provider.send(chat()));
        assertThat(e).as(reply).isNotNull();
        assertThat(e.kind()).isEqualTo(Kind.BROKEN);
      }
    }
  }

  @Test
  void badChunksAreNoEnd() throws IOException {
    for (String body : List.of("zz\r\n", "5\r\nabcdefgh\r\n0\r\n\r\n", "ffffffffffffffffff\r\n")) {
      try (TestServer server =
              new TestServer(
                  x -> {
                    x.request();
                    x.stream();
                    x.write(body);
                    x.hangUp();
                  });
          Provider provider = provider(server.url("/v1"), PATIENT)) {
        // Which of the two notices depends on what comes together with the head.
        ProviderException e =
            catchThrowableOfType(
                ProviderException.class,
                () -> {
                  try (ProviderReply reply = provider.send(chat())) {
                    text(reply);
                  }
                });
        assertThat(e.kind()).isEqualTo(Kind.BROKEN);
      }
    }
  }

  @Test
  void skipsInterimRepliesAndReadsToTheEndOfAnOldConnection() throws IOException {
    try (TestServer server =
            new TestServer(
                x -> {
                  x.request();
                  x.write("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n");
                  x.write("HTTP/1.0 200 OK\r\n\r\nold but good");
                  x.hangUp();
                });
        Provider provider = provider(server.url("/v1"), PATIENT);
        ProviderReply reply = provider.send(chat())) {
      assertThat(text(reply)).isEqualTo("old but good");
    }
  }

  @Test
  void understandsAServerThatOthersWrote() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/",
        x -> {
          byte[] body = x.getRequestBody().readAllBytes();
          boolean sized = x.getRequestURI().getPath().endsWith("sized");
          boolean none = x.getRequestURI().getPath().endsWith("none");
          x.sendResponseHeaders(none ? 204 : 200, none ? -1 : sized ? body.length : 0);
          if (!none) {
            x.getResponseBody().write(body);
          }
          x.close();
        });
    server.start();
    String big = "0123456789".repeat(30_000);
    URI url = URI.create("http://localhost:%d".formatted(server.getAddress().getPort()));
    try (Provider provider = provider(url, PATIENT)) {
      for (String path : List.of("/v1/sized", "/v1/chunked", "/v1/none", "/v1/sized")) {
        try (ProviderReply reply = provider.send(post(path, big))) {
          assertThat(new String(reply.body().readAllBytes(), UTF_8))
              .isEqualTo(path.endsWith("none") ? "" : big);
        }
      }
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aServerThatDoesNotReadIsATimeout() throws IOException {
    Timeouts timeouts =
        new Timeouts(Duration.ofSeconds(20), Duration.ofMillis(80), Duration.ofSeconds(20));
    CountDownLatch over = new CountDownLatch(1);
    try (TestServer server = new TestServer(x -> over.await());
        Provider provider = provider(server.url("/v1"), timeouts)) {
      ProviderCall call = new ProviderCall("POST", "/v1/files", Map.of(), new byte[30_000_000]);
      ProviderException e =
          catchThrowableOfType(ProviderException.class, () -> provider.send(call));
      assertThat(e.kind()).isEqualTo(Kind.TIMEOUT);
      over.countDown();
    }
  }

  @Test
  void aHeadThatDripsIsATimeout() throws IOException {
    Timeouts timeouts =
        new Timeouts(Duration.ofSeconds(20), Duration.ofMillis(80), Duration.ofSeconds(20));
    try (TestServer server =
            new TestServer(
                x -> {
                  x.request();
                  x.write("HTTP/1.1 200 OK\r\nX: ");
                  while (true) {
                    x.write("y");
                    Thread.sleep(1);
                  }
                });
        Provider provider = provider(server.url("/v1"), timeouts)) {
      ProviderException e =
          catchThrowableOfType(ProviderException.class, () -> provider.send(chat()));
      assertThat(e.kind()).isEqualTo(Kind.TIMEOUT);
    }
  }

  @Test
  void hearsAServerThatRefusesBeforeItHasReadAll() throws IOException {
    try (TestServer server =
            new TestServer(
                x -> {
                  x.reply(413, "too large", "Connection: close");
                  x.request();
                  x.hangUp();
                });
        Provider provider = provider(server.url("/v1"), PATIENT);
        ProviderReply reply = provider.send(post("/v1/files", "x".repeat(3_000_000)))) {
      assertThat(reply.status()).isEqualTo(413);
      assertThat(text(reply)).isEqualTo("too large");
    }
  }

  @Test
  void isNotUsedAfterClose() throws IOException {
    try (TestServer server = new TestServer(OpenAiProviderTest::ok)) {
      Provider provider = provider(server.url("/v1"), PATIENT);
      provider.close();
      assertThatThrownBy(() -> provider.send(chat()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the provider origin is closed");
    }
  }
}
