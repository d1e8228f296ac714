package dev.bantam.gateway;

import dev.bantam.gateway.answer.LearningLoop;
import dev.bantam.learn.Progress;
import dev.bantam.loop.JobFolder;
import dev.bantam.loop.Learning;
import dev.bantam.loop.ProcessLearners;
import dev.bantam.observe.wire.WireJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A gateway in a process of its own, with learners in theirs; closing kills it. */
final class KilledGateway implements AutoCloseable {

  private static final int CALLERS = 4;

  private final Process process;
  private final BufferedReader out;
  private final URI url;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Thread> callers = new ArrayList<>();
  private final AtomicInteger count = new AtomicInteger();

  KilledGateway(Path home, URI upstream, Optional<String> database) throws IOException {
    List<String> command = new ArrayList<>(java(Victim.class));
    command.addAll(List.of(home.toString(), upstream.toString()));
    database.ifPresent(command::add);
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    out = process.inputReader();
    url = URI.create("http://127.0.0.1:" + out.readLine());
  }

  private static List<String> java(Class<?> main) {
    return List.of(
        ProcessHandle.current().info().command().orElseThrow(),
        "-Xshare:auto",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        main.getName());
  }

  /** The gateway's process: says its port, and runs until it is killed. */
  static final class Victim {

    private Victim() {}

    public static void main(String[] arguments) throws InterruptedException {
      Path home = Path.of(arguments[0]);
      Optional<String> database =
          arguments.length > 2 ? Optional.of(arguments[2]) : Optional.empty();
      Gateway gateway =
          Gateway.start(
              LoopKillTest.config(URI.create(arguments[1]), database),
              home,
              LearningLoop.by(
                  () -> new ProcessLearners(java(Learner.class), home.resolve("jobs"))));
      System.out.println(gateway.port());
      new CountDownLatch(1).await();
    }
  }

  /** The learner's process. */
  static final class Learner {

    private Learner() {}

    public static void main(String[] arguments) throws IOException {
      JobFolder folder = new JobFolder(Path.of(arguments[0]));
      JobFolder.Order order = folder.read();
      folder.write(
          new Learning(InstantSource.system(), List.of())
              .learn(order.job(), order.specialist(), Progress.SILENT));
    }
  }

  /**
   * Calls until it is killed.
   *
   * @param acknowledged gets the id of each call that was answered, and who answered
   */
  void load(String key, int round, Map<String, String> acknowledged) {
    for (int i = 0; i < CALLERS; i++) {
      int seed = round * CALLERS + i;
      callers.add(Thread.ofVirtual().start(() -> call(key, seed, acknowledged)));
    }
  }

  private void call(String key, int seed, Map<String, String> acknowledged) {
    try {
      for (String text : Tickets.of(100_000, seed)) {
        HttpRequest request =
            request("/v1/chat/completions", key)
                .POST(HttpRequest.BodyPublishers.ofString(Tickets.call(text)))
                .build();
        HttpResponse<String> reply = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (reply.statusCode() == 200) {
          acknowledged.put(
              reply.headers().firstValue("x-request-id").orElseThrow(),
              reply.headers().firstValue("x-bantam-answered-by").orElseThrow());
        }
        count.incrementAndGet();
      }
    } catch (IOException e) {
      // It was killed.
    } catch (InterruptedException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  private HttpRequest.Builder request(String path, String key) {
    return HttpRequest.newBuilder(url.resolve(path))
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + key);
  }

  /** Waits for so many replies more. */
  void await(int more) throws InterruptedException {
    int enough = count.get() + more;
    while (count.get() < enough && process.isAlive()) {
      Thread.sleep(1);
    }
  }

  /** Kills its learner, if it has one at this moment. */
  void killLearner() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
  }

  /** How many audits of its task it shows. */
  long audits(String key) throws IOException, InterruptedException {
    HttpResponse<String> reply =
        client.send(request("/bantam/v1/tasks", key).build(), HttpResponse.BodyHandlers.ofString());
    return WireJson.read(reply.body()).path("data").path(0).path("audits").path("count").asLong(0);
  }

  @Override
  public void close() throws IOException {
    List<ProcessHandle> learners = process.descendants().toList();
    process.destroyForcibly().onExit().join();
    learners.forEach(ProcessHandle::destroyForcibly);
    try {
      for (Thread caller : callers) {
        caller.join();
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    client.close();
    out.close();
  }
}
