package dev.bantam.bench.relay;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One connection to a relay that makes one call after the other. */
public final class Connection implements AutoCloseable {

  /** How much of a reply is shown that is no success. */
  private static final int SHOWN = 300;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final int port;
  private final byte[] request;

  Connection(int port, boolean stream) throws IOException {
    this(
        port,
        "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]%s}"
            .formatted("text ".repeat(190), stream ? ",\"stream\":true" : ""));
  }

  /**
   * @param body of the calls, in ASCII
   */
  public Connection(int port, String body) throws IOException {
    this.port = port;
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(60_000);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    out = socket.getOutputStream();
    request = request(body);
  }

  private byte[] request(String body) {
    return ("POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1:"
            + port
            + "\r\nContent-Type: application/json\r\nAuthorization: Bearer sk-bench\r\n"
            + "x-portkey-provider: openai\r\nx-portkey-custom-host: "
            + "http://127.0.0.1:9100/v1\r\nAccept: */*\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Makes a call, and returns how many nanoseconds passed until the first byte of its body. */
  long call() throws IOException {
    return call(request);
  }

  /** The same of a call with another body, in ASCII. */
  public long call(String body) throws IOException {
    return call(request(body));
  }

  private long call(byte[] request) throws IOException {
    long start = System.nanoTime();
    out.write(request);
    String status = Requests.line(in);
    boolean fine = status.contains(" 200 ");
    int length = 0;
    boolean chunked = false;
    for (String line = Requests.line(in); !line.isEmpty(); line = Requests.line(in)) {
      String small = line.toLowerCase(java.util.Locale.ROOT);
      if (small.startsWith("content-length:")) {
        length = Integer.parseInt(small.substring(15).strip());
      }
      chunked |= small.startsWith("transfer-encoding:");
    }
    if (!fine) {
      byte[] shown = in.readNBytes(chunked ? Requests.chunk(in) : Math.min(length, SHOWN));
      throw new IOException(
          "answered "
              + status
              + ": "
              + new String(shown, 0, Math.min(SHOWN, shown.length), StandardCharsets.UTF_8));
    }
    if (!chunked) {
      in.skipNBytes(length);
      return System.nanoTime() - start;
    }
    int size = Requests.chunk(in);
    long first = System.nanoTime() - start;
    while (size > 0) {
      in.skipNBytes(size);
      Requests.line(in);
      size = Requests.chunk(in);
    }
    Requests.line(in);
    return first;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
