package dev.bantam.bench.relay;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Answers at once: a chat completion of about 1 kB, or, if the request has {@code "stream":true} in
 * its body, 50 events. Takes a port.
 */
public final class InstantUpstream {

  private static final int EVENTS = 50;
  private static final byte[] STREAM = "\"stream\":true".getBytes(StandardCharsets.US_ASCII);

  private InstantUpstream() {}

  /** Listens until the process ends. */
  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(arguments[0]);
    try (ServerSocket server = new ServerSocket(port, 500, InetAddress.getLoopbackAddress())) {
      while (true) {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        Thread.ofPlatform().daemon().start(() -> serve(socket));
      }
    }
  }

  private static void serve(Socket socket) {
    byte[] whole = whole();
    byte[][] events = events();
    try (socket;
        InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16)) {
      OutputStream out = socket.getOutputStream();
      while (true) {
        byte[] body = Requests.read(in);
        if (!Requests.contains(body, STREAM)) {
          out.write(whole);
        } else {
          for (byte[] event : events) {
            out.write(event);
          }
        }
      }
    } catch (IOException e) {
      // The client is done.
    }
  }

  private static byte[] whole() {
    String body =
        ("{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"m\","
                + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"%s\"},"
                + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":200,"
                + "\"completion_tokens\":150,\"total_tokens\":350}}")
            .formatted("word ".repeat(150));
    return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[][] events() {
    byte[][] all = new byte[EVENTS + 2][];
    all[0] =
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    for (int i = 1; i <= EVENTS; i++) {
      String choices =
          "{\"index\":0,\"delta\":{\"content\":\"word %d \"},\"finish_reason\":null}".formatted(i);
      String event =
          i == EVENTS
              ? "data: [DONE]\n\n"
              : ("data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1,"
                      + "\"model\":\"m\",\"choices\":[%s]}\n\n")
                  .formatted(choices);
      all[i] =
          (Integer.toHexString(event.length()) + "\r\n" + event + "\r\n")
              .getBytes(StandardCharsets.US_ASCII);
    }
    all[EVENTS + 1] = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    return all;
  }
}
