package dev.bantam.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.gateway.store.StoredTrace;
import dev.bantam.observe.wire.WireJson;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Whatever goes wrong, a client gets an answer or an error that it can read. */
@Timeout(30)
class FaultsTest {

  private static final String CALL = "{\"model\":\"m\",\"messages\":[]}";

  @TempDir private Path home;
  private Upstream upstream;
  private RunningGateway gateway;

  @BeforeEach
  void start() {
    upstream = Upstream.answering("{\"ok\":true}");
    gateway = new RunningGateway(upstream, home);
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  private static void isError(HttpResponse<String> reply, int status, String code) {
    assertThat(reply.headers().firstValue("content-type")).hasValue("application/json");
    JsonNode error = WireJson.read(reply.body()).path("error");
    assertThat(error.path("message").stringValue("")).isNotEmpty();
    assertThat(error.path("type").stringValue("")).isNotEmpty();
    assertThat(error.path("code").stringValue("")).isEqualTo(code);
    assertThat(reply.statusCode()).isEqualTo(status);
  }

  /** Sends bytes and returns all that comes back until the connection ends. */
  private String raw(String request) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void anUpstreamThatIsNotThere() {
    upstream.close();
    isError(gateway.chat(CALL), 502, "upstream_unreachable");
    StoredTrace trace = gateway.traces(1).getFirst();
    assertThat(trace.outcome()).isEqualTo("failed");
    assertThat(trace.status()).isEqualTo(502);
  }

  @Test
  void anUpstreamThatHangs() {
    upstream.script((request, out) -> Thread.sleep(20_000));
    isError(gateway.chat(CALL), 504, "upstream_timeout");
  }

  @Test
  void anUpstreamThatClosesWithoutAWord() {
    upstream.script(
        (request, out) -> {
          throw new java.io.IOException("enough");
        });
    isError(gateway.chat(CALL), 502, "upstream_broken");
  }

  @Test
  void aReplyThatBreaksOffBeforeItIsWhole() {
    upstream.script(
        (request, out) -> {
          out.write(
              "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{\"a"
                  .getBytes(StandardCharsets.US_ASCII));
          throw new java.io.IOException("enough");
        });
    isError(gateway.chat(CALL), 502, "upstream_broken");
  }

  @Test
  void aReplyThatStallsInTheMiddle() {
    upstream.script(
        (request, out) -> {
          Upstream.begin(out, "application/json");
          Upstream.chunk(out, "{\"a\":");
          Thread.sleep(20_000);
        });
    isError(gateway.chat(CALL), 504, "upstream_timeout");
  }

  @Test
  void errorsOfTheUpstreamAreItsOwn() {
    String error = "{\"error\":{\"message\":\"slow down\",\"type\":\"x\",\"code\":\"y\"},\"z\":1}";
    upstream.script((request, out) -> Upstream.json(out, 429, error, "Retry-After: 7"));
    HttpResponse<String> reply = gateway.chat(CALL);
    assertThat(reply.statusCode()).isEqualTo(429);
    assertThat(reply.body()).isEqualTo(error);
    assertThat(reply.headers().firstValue("retry-after")).hasValue("7");
    assertThat(gateway.traces(1).getFirst().outcome()).isEqualTo("refused");
  }

  @Test
  void pagesBecomeErrors() {
    byte[] page = "<html>no</html>".getBytes(StandardCharsets.UTF_8);
    for (int status : new int[] {503, 429, 404, 401}) {
      upstream.script(
          (request, out) -> Upstream.whole(out, status, "text/html", page, "Retry-After: 9"));
      HttpResponse<String> reply = gateway.chat(CALL);
      isError(reply, status, "upstream_error");
      assertThat(reply.headers().firstValue("retry-after")).hasValue("9");
    }
    upstream.script((request, out) -> Upstream.whole(out, 200, "text/html", page));
    isError(gateway.chat(CALL), 502, "upstream_unreadable");
    upstream.script((request, out) -> Upstream.whole(out, 500, "text/plain", new byte[0]));
    isError(gateway.chat(CALL), 500, "upstream_error");
  }

  @Test
  void halfJsonIsNoAnswer() {
    upstream.script((request, out) -> Upstream.json(out, 200, "{\"choices\":[{\"mess"));
    isError(gateway.chat(CALL), 502, "upstream_unreadable");
    upstream.script((request, out) -> Upstream.json(out, 200, "{} {}"));
    isError(gateway.chat(CALL), 502, "upstream_unreadable");
  }

  @Test
  void gzipGoesThroughAndIsRecordedReadable() throws Exception {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(zipped)) {
      out.write("{\"usage\":{\"prompt_tokens\":3}}".getBytes(StandardCharsets.UTF_8));
    }
    upstream.script(
        (request, out) ->
            Upstream.whole(
                out, 200, "application/json", zipped.toByteArray(), "Content-Encoding: gzip"));
    HttpResponse<String> reply =
        gateway.send(
            gateway
                .request("/v1/chat/completions")
                .header("Accept-Encoding", "br, gzip;q=0.5")
                .POST(HttpRequest.BodyPublishers.ofString(CALL))
                .build());
    assertThat(upstream.next().header("accept-encoding")).isEqualTo("gzip");
    assertThat(reply.headers().firstValue("content-encoding")).hasValue("gzip");
    StoredTrace trace = gateway.traces(1).getFirst();
    assertThat(trace.usage().input()).isEqualTo(3);
    try (var store = gateway.store()) {
      assertThat(store.texts(trace.id()).orElseThrow().reply()).asString().startsWith("{\"usage\"");
    }
    gateway.chat(CALL);
    assertThat(upstream.next().header("accept-encoding")).isEqualTo("identity");
  }

  @Test
  void aLargeReplyGoesThrough() throws Exception {
    int size = 20 << 20;
    upstream.script(
        (request, out) -> {
          Upstream.begin(out, "application/json");
          String piece = " ".repeat(1 << 16);
          for (int i = 0; i < size >> 16; i++) {
            Upstream.chunk(out, piece);
          }
          Upstream.chunk(out, "{}");
          Upstream.chunk(out, "");
        });
    assertThat(gateway.chat(CALL).body()).hasSize(size + 2).endsWith("{}");
    assertThat(gateway.traces(1).getFirst().replyBytes()).isEqualTo(size + 2);
  }

  @Test
  void aStreamThatBreaksOffEndsWithAnError() {
    upstream.script(
        (request, out) -> {
          Upstream.begin(out, "text/event-stream");
          Upstream.chunk(out, "data: {\"n\":1}\n\ndata: {\"n\":");
          throw new java.io.IOException("enough");
        });
    HttpResponse<String> reply = gateway.chat(CALL);
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.body()).startsWith("data: {\"n\":1}\n\n\nevent: error\ndata: {\"error\":{");
    String data = reply.body().substring(reply.body().lastIndexOf("data: ") + 6);
    assertThat(WireJson.read(data).path("error").path("code").stringValue(""))
        .isEqualTo("upstream_broken");
    assertThat(gateway.traces(1).getFirst().outcome()).isEqualTo("failed");
  }

  @Test
  void bytesThatDripAreAsIfTheyCameAtOnce() {
    upstream.script(
        (request, out) -> {
          Upstream.begin(out, "text/event-stream");
          for (char c : "data: {\"n\":1}\n\ndata: [DONE]\n\n".toCharArray()) {
            Upstream.chunk(out, String.valueOf(c));
          }
          Upstream.chunk(out, "");
        });
    assertThat(gateway.chat(CALL).body()).isEqualTo("data: {\"n\":1}\n\ndata: [DONE]\n\n");
  }

  @Test
  void aClientThatLeavesAStreamEndsItUpstream() throws Exception {
    upstream.script(
        (request, out) -> {
          Upstream.begin(out, "text/event-stream");
          while (true) {
            Upstream.chunk(out, "data: {}\n\n");
            Thread.sleep(5);
          }
        });
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
      socket.getOutputStream().write(post("application/json", CALL));
      assertThat(socket.getInputStream().read()).isEqualTo('H');
    }
    upstream.awaitClosed();
    assertThat(gateway.traces(1).getFirst().outcome()).isEqualTo("abandoned");
  }

  private static byte[] post(String type, String body) {
    return ("POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
            + type
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void theNextCallOnAConnectionThatWasWatched() throws Exception {
    upstream.script(
        (request, out) -> {
          Thread.sleep(450);
          Upstream.json(out, 200, "{}");
        });
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
      InputStream in = socket.getInputStream();
      for (int i = 0; i < 3; i++) {
        socket.getOutputStream().write(post("application/json", CALL));
        byte[] some = new byte[2000];
        StringBuilder reply = new StringBuilder();
        while (!reply.toString().endsWith("{}")) {
          reply.append(new String(some, 0, in.read(some), StandardCharsets.US_ASCII));
        }
        assertThat(reply).startsWith("HTTP/1.1 200");
      }
    }
    assertThat(gateway.traces(3)).allMatch(trace -> trace.outcome().equals("answered"));
  }

  @Test
  void bodiesThatAreTooLargeOrTooSlow() throws Exception {
    isError(gateway.chat("x".repeat(1 << 21)), 413, "body_too_large");
    isError(gateway.chat("x".repeat((1 << 20) + 1)), 413, "body_too_large");
    String head =
        "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json";
    String slow = head + "\r\nContent-Length: 100\r\n\r\n{";
    assertThat(raw(slow)).startsWith("HTTP/1.1 408").contains("body_timeout");
    String endless = head + "\r\nTransfer-Encoding: chunked\r\n\r\n";
    assertThat(raw(endless + "1\r\nx\r\n")).startsWith("HTTP/1.1 408");
    assertThat(raw(endless + "7fffffff\r\nx")).startsWith("HTTP/1.1 413");
    assertThat(raw(endless + "zz\r\nx")).startsWith("HTTP/1.1 400").contains("malformed_request");
    assertThat(upstream.waiting()).isZero();
  }

  @Test
  void chunkedBodiesGoThrough() throws Exception {
    gateway.send(
        gateway
            .request("/v1/chat/completions")
            .POST(
                HttpRequest.BodyPublishers.ofInputStream(
                    () -> new java.io.ByteArrayInputStream(CALL.getBytes(StandardCharsets.UTF_8))))
            .build());
    assertThat(upstream.next().text()).isEqualTo(CALL);
  }

  @Test
  void pathsAndMethodsThatLeadNowhere() throws Exception {
    isError(gateway.get("/"), 404, "not_found");
    isError(gateway.get("/v2/models"), 404, "not_found");
    isError(gateway.get("/v1/../bantam/v1/traces"), 400, "invalid_path");
    isError(gateway.get("/v1/%2e%2E/bantam/v1/traces"), 400, "invalid_path");
    isError(gateway.get("/bantam/v1/nothing"), 404, "not_found");
    isError(gateway.get("/health/nothing"), 404, "not_found");
    isError(
        gateway.send(
            gateway.request("/health/live").POST(HttpRequest.BodyPublishers.noBody()).build()),
        405,
        "method_not_allowed");
    assertThat(raw("GARBAGE\r\n\r\n")).startsWith("HTTP/1.1 400").contains("\"error\"");
    assertThat(raw("GET / HTTP/1.0\r\n\r\n")).contains("\"error\"");
    assertThat(raw("GET /v1/models HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 400");
    String large = "GET /v1/models HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000);
    assertThat(raw(large + "\r\n\r\n")).startsWith("HTTP/1.1 4").contains("\"error\"");
    assertThat(upstream.waiting()).isZero();
  }

  @Test
  void everyMethodUnderV1IsPassedOn() {
    for (String method : new String[] {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}) {
      HttpRequest request =
          gateway
              .request("/v1/files/a%2Fb?x=%C3%A9")
              .method(method, HttpRequest.BodyPublishers.noBody())
              .build();
      assertThat(gateway.send(request).statusCode()).isEqualTo(200);
      Upstream.Request sent = upstream.next();
      assertThat(sent.method()).isEqualTo(method);
      assertThat(sent.path()).isEqualTo("/v1/files/a%2Fb?x=%C3%A9");
    }
    upstream.script(
        (request, out) ->
            out.write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
    assertThat(gateway.get("/v1/models").statusCode()).isEqualTo(204);
    upstream.script(
        (request, out) ->
            out.write(
                "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII)));
    HttpRequest head =
        gateway.request("/v1/models").method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
    assertThat(gateway.send(head).statusCode()).isEqualTo(200);
  }
}
