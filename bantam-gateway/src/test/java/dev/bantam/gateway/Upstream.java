package dev.bantam.gateway;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A server of large models that does exactly what a test tells it to, down to the bytes. */
public final class Upstream implements AutoCloseable {

  /** What a client sent. */
  public record Request(
      String method, String path, Map<String, List<String>> headers, byte[] body) {

    /** The first value of a header; empty when it is not there. */
    public String header(String name) {
      List<String> values = headers.getOrDefault(name, List.of());
      return values.isEmpty() ? "" : values.getFirst();
    }

    /** The body as text. */
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** Writes what comes back, on the open connection; it is closed when this throws. */
  @FunctionalInterface
  public interface Script {
    void reply(Request request, OutputStream out) throws IOException, InterruptedException;
  }

  private final ServerSocket server;
  private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
  private final BlockingQueue<Boolean> closed = new LinkedBlockingQueue<>();
  private volatile Script script;

  public Upstream(Script script) {
    this.script = script;
    try {
      server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::listen);
  }

  /** Answers everything with this JSON. */
  public static Upstream answering(String json) {
    return new Upstream((request, out) -> json(out, 200, json));
  }

  public void script(Script other) {
    script = other;
  }

  /** Its base URL, with {@code /v1}. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1");
  }

  /** Waits for the next request. */
  public Request next() {
    try {
      return requests.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many requests came and were not looked at. */
  public int waiting() {
    return requests.size();
  }

  /** Waits until a connection was closed by the other side or by the script. */
  public void awaitClosed() {
    try {
      closed.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes a whole JSON reply. */
  public static void json(OutputStream out, int status, String json, String... headers)
      throws IOException {
    whole(out, status, "application/json", json.getBytes(StandardCharsets.UTF_8), headers);
  }

  /** Writes a whole reply. */
  public static void whole(
      OutputStream out, int status, String type, byte[] body, String... headers)
      throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\n");
    head.append("Content-Type: ").append(type).append("\r\n");
    head.append("Content-Length: ").append(body.length).append("\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    all.write(body);
    out.write(all.toByteArray());
    out.flush();
  }

  /** Begins a chunked reply. */
  public static void begin(OutputStream out, String type) throws IOException {
    out.write(
        ("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nTransfer-Encoding: chunked\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /** Writes one chunk; an empty one ends the reply. */
  public static void chunk(OutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    all.write(bytes);
    all.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    out.write(all.toByteArray());
    out.flush();
  }

  private void listen() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket;
        InputStream in = new BufferedInputStream(socket.getInputStream());
        OutputStream out = socket.getOutputStream()) {
      socket.setTcpNoDelay(true);
      while (true) {
        Request request = read(in);
        requests.add(request);
        script.reply(request, out);
      }
    } catch (IOException | InterruptedException | RuntimeException e) {
      closed.add(true);
    }
  }

  private static Request read(InputStream in) throws IOException {
    String[] first = line(in).split(" ", 3);
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(line.substring(0, colon), List.of(line.substring(colon + 1).strip()));
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if (headers.containsKey("transfer-encoding")) {
      for (int n = Integer.parseInt(line(in), 16); n > 0; n = Integer.parseInt(line(in), 16)) {
        body.write(in.readNBytes(n));
        line(in);
      }
      line(in);
    } else if (headers.containsKey("content-length")) {
      body.write(in.readNBytes(Integer.parseInt(headers.get("content-length").getFirst())));
    }
    return new Request(first[0], first[1], headers, body.toByteArray());
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("closed");
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
