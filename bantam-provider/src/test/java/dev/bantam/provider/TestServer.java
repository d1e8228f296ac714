package dev.bantam.provider;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/**
 * A real HTTP server on this machine whose handler writes every byte of a reply itself, so that it
 * can also stop, stall and break off where no decent server would.
 */
public final class TestServer implements Closeable {

  /** Answers one request. */
  public interface Handler {
    void handle(Exchange exchange) throws Exception;
  }

  /** A request as it came. */
  public record Request(String line, Map<String, String> headers, byte[] body) {
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  private final ServerSocket server;
  private final String scheme;
  private final Handler handler;
  private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();

  public TestServer(Handler handler) throws IOException {
    this(ServerSocketFactory.getDefault(), "http", handler);
  }

  public TestServer(ServerSocketFactory factory, String scheme, Handler handler)
      throws IOException {
    this.server = factory.createServerSocket(0, 200, InetAddress.getLoopbackAddress());
    this.scheme = scheme;
    this.handler = handler;
    Thread.ofVirtual().start(this::accept);
  }

  public URI url(String path) {
    return URI.create("%s://localhost:%d%s".formatted(scheme, server.getLocalPort(), path));
  }

  /** What was asked so far. */
  public List<Request> requests() {
    return new ArrayList<>(requests);
  }

  /** How many connections were accepted so far. */
  public int connections() {
    return connections.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        sockets.add(socket);
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
          int colon = header.indexOf(':');
          headers.merge(
              header.substring(0, colon),
              header.substring(colon + 1).strip(),
              (a, b) -> a + "," + b);
        }
        int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
        Exchange exchange = new Exchange(socket, line, headers, length, in);
        handler.handle(exchange);
        if (exchange.closed) {
          return;
        }
      }
    } catch (Exception e) {
      // The other side went away, which some tests are about.
    } finally {
      sockets.remove(socket);
    }
  }

  /** A line of a head, without its end. */
  static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.write(c);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  /** One request and the way to its reply. */
  public final class Exchange {

    private final Socket socket;
    private final String line;
    private final Map<String, String> headers;
    private final int length;
    private final InputStream in;
    private boolean closed;

    private Exchange(
        Socket socket, String line, Map<String, String> headers, int length, InputStream in) {
      this.socket = socket;
      this.line = line;
      this.headers = headers;
      this.length = length;
      this.in = in;
    }

    /** Reads the whole request. */
    public Request request() throws IOException {
      Request request = new Request(line, headers, in.readNBytes(length));
      requests.add(request);
      return request;
    }

    public OutputStream out() throws IOException {
      return socket.getOutputStream();
    }

    /** Writes text as it is. */
    public void write(String text) throws IOException {
      out().write(text.getBytes(StandardCharsets.UTF_8));
      out().flush();
    }

    /** A whole reply of JSON, or of what its headers say. */
    public void reply(int status, String body, String... lines) throws IOException {
      reply(status, body.getBytes(StandardCharsets.UTF_8), lines);
    }

    public void reply(int status, byte[] body, String... lines) throws IOException {
      StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\n");
      for (String line : lines) {
        head.append(line).append("\r\n");
      }
      if (!String.join("\n", lines).contains("Content-Type")) {
        head.append("Content-Type: application/json\r\n");
      }
      head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
      write(head.toString());
      out().write(body);
      out().flush();
    }

    /** The head of a stream of events, in chunks. */
    public void stream() throws IOException {
      write(
          "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
    }

    /** One chunk. */
    public void chunk(String text) throws IOException {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      write(Integer.toHexString(bytes.length) + "\r\n" + text + "\r\n");
    }

    /** The last chunk. */
    public void end() throws IOException {
      write("0\r\n\r\n");
    }

    /** Ends the connection in an orderly way. */
    public void hangUp() throws IOException {
      closed = true;
      socket.close();
    }

    /** Resets the connection. */
    public void reset() throws IOException {
      closed = true;
      socket.setSoLinger(true, 0);
      socket.close();
    }

    /** Waits until the other side has closed; false when it said something instead. */
    public boolean awaitClose() {
      closed = true;
      try {
        return in.read() < 0;
      } catch (IOException e) {
        return true;
      }
    }
  }
}
