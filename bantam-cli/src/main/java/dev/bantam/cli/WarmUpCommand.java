package dev.bantam.cli;

import dev.bantam.gateway.Gateway;
import dev.bantam.gateway.config.GatewayConfig;
import dev.bantam.gateway.config.UpstreamConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Does a little of everything, so that the JVM can see which classes the commands use and keep them
 * ready for the next start.
 */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {

  private static final int ROWS = 1_000;

  private static final List<List<String>> WORDS =
      List.of(
          List.of("invoice", "charged", "twice", "card", "payment", "price"),
          List.of("broken", "screen", "noise", "stopped", "error", "restart"),
          List.of("parcel", "courier", "late", "address", "tracking", "box"));

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("bantam-warm-up");
    Path data = folder.resolve("data.csv");
    Path specialist = folder.resolve("specialist");
    GatewayLog.to(
        new Terminal(
            InputStream.nullInputStream(),
            new PrintWriter(new StringWriter()),
            new PrintWriter(new StringWriter()),
            false,
            false,
            80,
            "bantam"));
    try {
      Files.writeString(data, rows());
      Terminal terminal =
          new Terminal(
              InputStream.nullInputStream(),
              new PrintWriter(new StringWriter()),
              new PrintWriter(new StringWriter()),
              true,
              true,
              80,
              "bantam");
      run(terminal, "--help");
      run(terminal, "learn", data.toString(), "--out", specialist.toString());
      run(terminal, "learn", data.toString(), "--out", specialist.toString(), "--json");
      run(terminal, "answer", specialist.toString(), "charged twice", "parcel is late", "\u00fc");
      run(terminal, "eval", specialist.toString(), data.toString(), "--json");
      run(terminal, "eval", specialist.toString(), data.toString());
      run(terminal, "inspect", specialist.toString());
      assess(terminal, folder);
      serve(folder.resolve("home"));
      return 0;
    } finally {
      remove(folder);
    }
  }

  private static void assess(Terminal terminal, Path folder) throws IOException {
    Path calls = folder.resolve("calls.jsonl");
    Files.writeString(calls, WarmUpCalls.lines());
    String out = folder.resolve("specialists").toString();
    String page = folder.resolve("assess.html").toString();
    run(terminal, "assess", calls.toString(), "--out", out, "--page", page);
    run(
        terminal,
        "assess",
        calls.toString(),
        "--out",
        out,
        "--page",
        page,
        "--explain",
        folder.resolve("explained.csv").toString(),
        "--json");
  }

  /** A gateway that relays a call to where nobody is, and ends. */
  private static void serve(Path home) throws IOException {
    GatewayConfig usual = GatewayConfig.DEFAULT;
    GatewayConfig config =
        usual
            .withServer(usual.server().withPort(0))
            .withUpstreams(
                List.of(UpstreamConfig.at("nobody", URI.create("http://127.0.0.1:9/v1"))));
    try (Gateway gateway = Gateway.start(config, home);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
      String request =
          "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
              + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.getInputStream().readAllBytes();
    }
  }

  private static void run(Terminal terminal, String... arguments) {
    int code = Bantam.run(terminal, arguments);
    if (code != 0) {
      throw new IllegalStateException(
          String.join(" ", arguments) + " ended with exit code " + code);
    }
  }

  private static String rows() {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder csv = new StringBuilder("text,label\n");
    for (int row = 0; row < ROWS; row++) {
      int label = random.nextInt(WORDS.size());
      for (int i = 0; i < 5; i++) {
        csv.append(WORDS.get(label).get(random.nextInt(6))).append(' ').append(random.nextInt(99));
        csv.append(' ');
      }
      csv.append(",label").append(label).append('\n');
    }
    return csv.toString();
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.delete(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
