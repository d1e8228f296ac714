package dev.bantam.bench.loop;

import dev.bantam.bench.relay.BareRelay;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;

/** The least that a relay can be, in a process of its own, in front of the same teacher. */
final class BareRelayProcess implements AutoCloseable {

  private static final int TRIES = 200;

  private final Process process;
  private final int port;

  /** Starts it on any free port; returns once it listens. */
  BareRelayProcess(URI teacher) throws IOException, InterruptedException {
    this.port = free();
    this.process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                BareRelay.class.getName(),
                Integer.toString(port),
                teacher.resolve("/").toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    for (int tries = 0; !listens(); tries++) {
      if (tries == TRIES) {
        close();
        throw new IOException("the bare relay did not start");
      }
      Thread.sleep(50);
    }
  }

  private static int free() throws IOException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return any.getLocalPort();
    }
  }

  private boolean listens() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (ConnectException e) {
      return false;
    }
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
