package dev.bantam.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.gateway.config.GatewayConfig;
import dev.bantam.gateway.config.StoreConfig;
import dev.bantam.gateway.config.UpstreamConfig;
import dev.bantam.gateway.store.Home;
import dev.bantam.gateway.store.TraceStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that is killed in the midst of its work. */
@Tag("slow")
@Timeout(60)
class KillTest {

  private static final int CALLERS = 8;
  private static final int ENOUGH = 500;

  @TempDir private Path home;

  /** A gateway in a process of its own: says its port, and runs until it is killed. */
  static final class Victim {

    private Victim() {}

    public static void main(String[] arguments) throws InterruptedException {
      GatewayConfig usual = GatewayConfig.DEFAULT;
      StoreConfig store = usual.store();
      Gateway gateway =
          Gateway.start(
              usual
                  .withServer(usual.server().withPort(0))
                  .withUpstreams(List.of(UpstreamConfig.at("fake", URI.create(arguments[1]))))
                  .withStore(
                      new StoreConfig(
                          store.url(),
                          StoreConfig.Durability.EVERY_CALL,
                          store.record(),
                          store.maxBody(),
                          store.queue(),
                          store.retention())),
              Path.of(arguments[0]));
      System.out.println(gateway.port());
      new CountDownLatch(1).await();
    }
  }

  @Test
  void noAcknowledgedTraceIsLost() throws Exception {
    Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    try (Upstream upstream = Upstream.answering("{}")) {
      Process victim =
          new ProcessBuilder(
                  ProcessHandle.current().info().command().orElseThrow(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Victim.class.getName(),
                  home.toString(),
                  upstream.url().toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (BufferedReader out = victim.inputReader()) {
        URI url = URI.create("http://127.0.0.1:" + out.readLine() + "/v1/chat/completions");
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
          callers.add(Thread.ofVirtual().start(() -> call(url, acknowledged)));
        }
        while (acknowledged.size() < ENOUGH) {
          Thread.sleep(5);
        }
        victim.destroyForcibly().waitFor();
        for (Thread caller : callers) {
          caller.join();
        }
      }
    }
    try (TraceStore store = Home.at(home).open(StoreConfig.DEFAULT)) {
      assertThat(acknowledged).allSatisfy(id -> assertThat(store.find(id)).isPresent());
    }
  }

  private static void call(URI url, Queue<String> acknowledged) {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"model\":\"m\"}"))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (true) {
        HttpResponse<String> reply = client.send(request, HttpResponse.BodyHandlers.ofString());
        acknowledged.add(reply.headers().firstValue("x-request-id").orElseThrow());
      }
    } catch (IOException e) {
      // It was killed.
    } catch (InterruptedException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
