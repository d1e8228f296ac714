package dev.bantam.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.gateway.access.GatewayKey;
import dev.bantam.gateway.config.AccessConfig;
import dev.bantam.gateway.config.GatewayConfig;
import dev.bantam.gateway.config.StoreConfig;
import dev.bantam.gateway.config.UpstreamConfig;
import dev.bantam.gateway.store.Home;
import dev.bantam.gateway.store.TraceStore;
import dev.bantam.loop.Observation;
import dev.bantam.loop.TeacherAnswer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A gateway that is killed again and again while it promises audits. {@code -Dbantam.kills=100} for
 * more.
 */
@Tag("slow")
@Timeout(900)
class PromiseKillTest {

  private static final int KILLS = Integer.getInteger("bantam.kills", 5);
  private static final int CALLERS = 4;

  @TempDir private Path home;

  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();

  /** A gateway in a process of its own: says its port, and runs until it is killed. */
  static final class Victim {

    private Victim() {}

    public static void main(String[] arguments) throws InterruptedException {
      Gateway gateway = start(Path.of(arguments[0]), URI.create(arguments[1]));
      System.out.println(gateway.port());
      new CountDownLatch(1).await();
    }
  }

  /** Answers locally what speaks of a locked account, and has all calls sampled. */
  private static Gateway start(Path home, URI upstream) {
    GatewayConfig usual = GatewayConfig.DEFAULT;
    StoreConfig store = usual.store();
    GatewayConfig config =
        usual
            .withServer(usual.server().withPort(0))
            .withAccess(
                new AccessConfig(AccessConfig.Mode.KEYS, List.of(), List.of(), Optional.empty()))
            .withUpstreams(
                List.of(UpstreamConfig.at("fake", upstream).withKey(Optional.of("sk-1"))))
            .withStore(
                new StoreConfig(
                    store.url(),
                    StoreConfig.Durability.EVERY_CALL,
                    store.record(),
                    store.maxBody(),
                    store.queue(),
                    store.retention()));
    return Gateway.start(
        config,
        home,
        (settings, observations, folder) -> {
          ScriptedLoop loop = new ScriptedLoop(observations);
          loop.sample(true);
          loop.answerOnly("locked");
          loop.answer("{\"kind\":\"account\"}");
          return loop;
        });
  }

  @Test
  void noAcknowledgedCallIsLostOrCountedTwice() throws Exception {
    GatewayKey.Fresh key = GatewayKey.fresh("app", false, new SecureRandom(), Instant.EPOCH);
    try (TraceStore store = Home.at(home).open(StoreConfig.DEFAULT)) {
      store.keys().add(key.row());
    }
    Random random = new Random(7);
    Teacher teacher = new Teacher();
    try (Upstream upstream = new Upstream(teacher)) {
      for (int kill = 0; kill < KILLS; kill++) {
        round(upstream.url(), key.text(), count.get() + 20 + random.nextInt(200));
      }
      try (Gateway last = start(home, upstream.url());
          TraceStore store = Home.at(home).open(StoreConfig.DEFAULT)) {
        assertThat(last.port()).isPositive();
        Map<String, Observation> observations = observations(store);
        while (!store.loop().pending().isEmpty()
            || !observations.keySet().containsAll(acknowledged.keySet())) {
          Thread.sleep(20);
          observations = observations(store);
        }
        for (Map.Entry<String, String> call : acknowledged.entrySet()) {
          Observation kept = Optional.ofNullable(observations.get(call.getKey())).orElseThrow();
          assertThat(kept.local().isPresent()).isEqualTo(call.getValue().startsWith("local:"));
          assertThat(kept.teacher()).isInstanceOf(TeacherAnswer.Answered.class);
          assertThat(kept.coin()).isEqualTo(0.25);
          assertThat(store.find(call.getKey())).isPresent();
        }
        assertThat(acknowledged.values()).contains("local:lexical", "upstream:fake");
      }
    }
  }

  private static Map<String, Observation> observations(TraceStore store) {
    Map<String, Observation> all = new HashMap<>();
    store
        .loop()
        .observations(ScriptedLoop.TASK, "", 1_000_000)
        .forEach(observation -> assertThat(all.put(observation.id(), observation)).isNull());
    return all;
  }

  private void round(URI upstream, String key, int enough) throws Exception {
    Process victim =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                home.toString(),
                upstream.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out = victim.inputReader()) {
      URI url = URI.create("http://127.0.0.1:" + out.readLine() + "/v1/chat/completions");
      List<Thread> callers = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        callers.add(Thread.ofVirtual().start(() -> call(url, key)));
      }
      while (count.get() < enough) {
        Thread.sleep(1);
      }
      victim.destroyForcibly().waitFor();
      for (Thread caller : callers) {
        caller.join();
      }
    }
  }

  private void call(URI url, String key) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (String text : Tickets.of(100_000, count.get())) {
        HttpRequest request =
            HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + key)
                .POST(HttpRequest.BodyPublishers.ofString(LocalAnswersTest.call(text)))
                .build();
        HttpResponse<String> reply = client.send(request, HttpResponse.BodyHandlers.ofString());
        acknowledged.put(
            reply.headers().firstValue("x-request-id").orElseThrow(),
            reply.headers().firstValue("x-bantam-answered-by").orElseThrow());
        count.incrementAndGet();
      }
    } catch (IOException e) {
      // It was killed.
    } catch (InterruptedException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
