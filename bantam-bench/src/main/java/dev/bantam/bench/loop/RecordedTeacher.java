package dev.bantam.bench.loop;

import dev.bantam.bench.relay.Requests;
import dev.bantam.observe.wire.WireJson;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers chat completions at once with recorded labels; of an unknown text it says "ok". */
final class RecordedTeacher implements AutoCloseable {

  private final Map<String, String> labels = new HashMap<>();
  private final ServerSocket server;
  private final AtomicInteger number = new AtomicInteger();

  RecordedTeacher(List<Row> rows) throws IOException {
    rows.forEach(row -> labels.put(row.text(), row.teacher()));
    server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("accepts calls to the teacher").start(this::accept);
  }

  /** Its base URL. */
  URI url() {
    return URI.create("http://127.0.0.1:%d/v1".formatted(server.getLocalPort()));
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        Thread.ofPlatform().daemon().start(() -> serve(socket));
      } catch (IOException e) {
        if (!server.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void serve(Socket socket) {
    try (socket;
        InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16)) {
      OutputStream out = socket.getOutputStream();
      while (true) {
        byte[] reply = reply(Requests.read(in));
        String head =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                .formatted(reply.length);
        byte[] start = head.getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[start.length + reply.length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(reply, 0, whole, start.length, reply.length);
        out.write(whole);
      }
    } catch (IOException e) {
      // Whoever asked is gone.
    }
  }

  private byte[] reply(byte[] request) {
    JsonNode messages = WireJson.read(request, 0, request.length).path("messages");
    String text = messages.path(messages.size() - 1).path("content").stringValue("");
    String label = labels.getOrDefault(text, "");
    JsonNodeFactory make = JsonNodeFactory.instance;
    String content = label.isEmpty() ? "ok" : make.objectNode().put("category", label).toString();
    ObjectNode reply = make.objectNode();
    reply.put("id", "chatcmpl-" + number.incrementAndGet());
    reply.put("object", "chat.completion").put("created", 1_700_000_000);
    reply.put("model", "gpt-4-0613");
    ArrayNode choices = reply.putArray("choices");
    ObjectNode choice = choices.addObject().put("index", 0).put("finish_reason", "stop");
    choice.putObject("message").put("role", "assistant").put("content", content);
    reply
        .putObject("usage")
        .put("prompt_tokens", 900)
        .put("completion_tokens", 9)
        .put("total_tokens", 909);
    return WireJson.mapper().writeValueAsBytes(reply);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
