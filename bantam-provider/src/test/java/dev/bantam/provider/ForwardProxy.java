package dev.bantam.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A forward proxy on this machine: tunnels where it is told to CONNECT, passes on what is http. */
public final class ForwardProxy implements AutoCloseable {

  private final ServerSocket server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
  private final List<String> asked = new CopyOnWriteArrayList<>();

  public ForwardProxy() throws IOException {
    Thread.ofVirtual().start(this::accept);
  }

  /** The first line of each connection. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  /** Leads everything through this proxy. */
  public ProxySelector selector() {
    return ProxySelector.of(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()));
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      String line = TestServer.line(client.getInputStream());
      asked.add(line);
      String[] words = line.split(" ", 3);
      boolean tunnel = words[0].equals("CONNECT");
      URI target = URI.create(tunnel ? "http://" + words[1] : words[1]);
      try (Socket origin = new Socket(target.getHost(), target.getPort())) {
        origin.setTcpNoDelay(true);
        if (tunnel) {
          while (!TestServer.line(client.getInputStream()).isEmpty()) {
            // Its own headers end here.
          }
          client
              .getOutputStream()
              .write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } else {
          String own = "%s %s HTTP/1.1\r\n".formatted(words[0], target.getRawPath());
          origin.getOutputStream().write(own.getBytes(StandardCharsets.US_ASCII));
        }
        Thread back = Thread.ofVirtual().start(() -> pass(origin, client));
        pass(client, origin);
        back.join();
      } catch (ConnectException e) {
        client
            .getOutputStream()
            .write(
                "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException | InterruptedException e) {
      // One side went away.
    }
  }

  /** Passes bytes on until one side ends, which ends the other. */
  private static void pass(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] some = new byte[1 << 16];
      for (int count = in.read(some); count >= 0; count = in.read(some)) {
        out.write(some, 0, count);
      }
      to.shutdownOutput();
      from.close();
    } catch (IOException e) {
      close(from);
    } finally {
      close(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone already.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
