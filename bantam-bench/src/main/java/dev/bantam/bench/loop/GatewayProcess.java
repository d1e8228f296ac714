package dev.bantam.bench.loop;

import dev.bantam.observe.wire.WireJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A gateway as people start it: {@code ./bantam serve} with a configuration of the bench's own. */
final class GatewayProcess implements AutoCloseable {

  private static final Pattern PORT = Pattern.compile("relays http://127\\.0\\.0\\.1:(\\d+)/v1");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Process process;
  private final int port;

  /**
   * Starts it on any free port; its log goes to {@code gateway.log} in its home.
   *
   * @param launcher the program
   * @param home its folder
   * @param config YAML
   */
  GatewayProcess(Path launcher, Path home, String config) throws IOException {
    Path file = home.resolve("bantam.yaml");
    Files.writeString(file, config);
    this.process =
        new ProcessBuilder(
                launcher.toString(),
                "serve",
                "--port",
                "0",
                "--home",
                home.toString(),
                "--config",
                file.toString())
            .redirectError(home.resolve("gateway.log").toFile())
            .start();
    this.port = port(home);
  }

  private int port(Path home) throws IOException {
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher said = PORT.matcher(line);
      if (said.find()) {
        return Integer.parseInt(said.group(1));
      }
    }
    throw new IOException(
        "the gateway did not start: " + Files.readString(home.resolve("gateway.log")));
  }

  int port() {
    return port;
  }

  /** The base URL for clients. */
  String url() {
    return "http://127.0.0.1:%d/v1".formatted(port);
  }

  /** Its only task, as its API tells of it; a missing node while there is none. */
  JsonNode task() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/bantam/v1/tasks".formatted(port)))
            .build();
    HttpResponse<String> reply = client.send(request, HttpResponse.BodyHandlers.ofString());
    return WireJson.read(reply.body()).path("data").path(0);
  }

  String state() throws IOException, InterruptedException {
    return task().path("state").stringValue("observing");
  }

  /** Sends a signal to its learner, if there is one. */
  void learner(String signal) throws IOException, InterruptedException {
    for (ProcessHandle learner : process.descendants().toList()) {
      new ProcessBuilder("kill", "-" + signal, Long.toString(learner.pid()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
    client.close();
  }
}
