package dev.bantam.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class TasksCommandTest {

  private static final int WRONG = 2;
  private static final int GATEWAY = 8;
  private static final String SERVING =
      """
      {"id":"0123456789ab","name":"ticket-triage","state":"serving",
       "reason":"Certified on 310 calls; promoted.","calls":12345,"local_share":0.612,
       "certificate":{"alpha":0.05,"rows":310},"audits":{"count":44,"disagreements":1}}""";
  private static final String OBSERVING =
      """
      {"id":"ba9876543210","name":"mood","state":"observing","reason":"\\u001b[31mtwo more\\u001b",
       "calls":9,"local_share":null,"certificate":null,"audits":null}""";

  private record Request(String line, String key, String body) {}

  private final Session session;
  private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
  private HttpServer server;
  private String reply = "{\"data\":[%s,%s]}".formatted(SERVING, OBSERVING);
  private int status = 200;

  TasksCommandTest(@TempDir Path folder) throws IOException {
    session = new Session(folder);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() {
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String method = exchange.getRequestMethod();
      String key = String.valueOf(exchange.getRequestHeaders().getFirst("authorization"));
      requests.add(new Request(method + " " + exchange.getRequestURI(), key, body));
      boolean one = method.equals("POST") && status == 200;
      byte[] bytes = (one ? SERVING : reply).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private Session.Outcome run(String... arguments) {
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--gateway";
    all[arguments.length + 1] = "http://127.0.0.1:%d/v1/".formatted(server.getAddress().getPort());
    return session.run(all);
  }

  @Test
  void listsThemForPeople() {
    for (List<String> command : List.of(List.of("tasks"), List.of("tasks", "list"))) {
      String out = run(command.toArray(String[]::new)).succeeded().out();
      assertThat(out)
          .contains("ticket-triage", "serving", "12,345", "61.2 %", "1 of 44")
          .contains("Certified on 310 calls; promoted.")
          .doesNotContain("\u001b");
      assertThat(out.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(81));
    }
  }

  @Test
  void listsThemForPrograms() {
    List<String> lines = run("tasks", "--json").succeeded().out().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(Json.parsed(lines.getFirst())).isEqualTo(Json.parsed(SERVING));
    JsonNode shown = Json.parsed(run("tasks", "show", "mood", "--json").succeeded().out());
    assertThat(shown).isEqualTo(Json.parsed(OBSERVING));
  }

  @Test
  void showsAllThatIsKnown() {
    assertThat(run("tasks", "show", "ticket-triage").succeeded().out())
        .contains("certificate", "alpha", "0.05", "310", "61.2 %");
  }

  @ParameterizedTest
  @ValueSource(strings = {"promote", "pause", "resume", "relearn"})
  void hasThingsDone(String verb) throws InterruptedException {
    run("tasks", verb, "ticket-triage", "--key", "secret").succeeded();
    assertThat(requests.take().line()).isEqualTo("GET /bantam/v1/tasks");
    assertThat(requests.take())
        .isEqualTo(
            new Request("POST /bantam/v1/tasks/0123456789ab/" + verb, "Bearer secret", "{}"));
  }

  @Test
  void renames() throws InterruptedException {
    run("tasks", "rename", "ba9876543210", "the mood").succeeded();
    requests.take();
    assertThat(requests.take())
        .isEqualTo(
            new Request(
                "POST /bantam/v1/tasks/ba9876543210/rename", "null", "{\"name\":\"the mood\"}"));
  }

  @Test
  void declares() throws InterruptedException {
    Path request = session.file("request.json", "{\"model\":\"m\"}");
    run(
            "tasks",
            "declare",
            "mood",
            "--request",
            request.toString(),
            "--input",
            "hi",
            "--values",
            "good,bad")
        .succeeded();
    Request sent = requests.take();
    assertThat(sent.line()).isEqualTo("POST /bantam/v1/tasks");
    assertThat(Json.parsed(sent.body()))
        .isEqualTo(
            Json.parsed(
                """
                {"name":"mood","input":"hi","request":{"model":"m"},"values":["good","bad"]}"""));
  }

  @Test
  void saysThatThereIsNoSuchTask() {
    assertThat(run("tasks", "promote", "nothing").refused(GATEWAY).err()).contains("nothing");
  }

  @Test
  void saysThatANameIsTwoTasks() {
    reply = "{\"data\":[%s,%s]}".formatted(SERVING, SERVING.replace("0123", "3210"));
    assertThat(run("tasks", "promote", "ticket-triage").refused(GATEWAY).err()).contains("id");
  }

  @Test
  void passesOnWhatTheGatewaySays() {
    status = 403;
    reply = "{\"error\":{\"message\":\"Whose tasks?\"}}";
    assertThat(run("tasks").refused(GATEWAY).err()).contains("Whose tasks?", "BANTAM_KEY");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "{}", "[]", ""})
  void saysThatSomethingElseListensThere(String page) {
    reply = page;
    assertThat(run("tasks").refused(GATEWAY).err()).contains("no Bantam gateway");
  }

  @Test
  void saysThatNothingListensThere() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    String url = "http://127.0.0.1:" + port;
    assertThat(session.run("tasks", "--gateway", url).refused(GATEWAY).err())
        .contains(url, "bantam serve");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:8807", "ftp://x", "", "http://", "http://a b"})
  void wantsAUrl(String url) {
    session.run("tasks", "--gateway", url).refused(WRONG);
  }

  @Test
  void saysThatThereAreNoneYet() {
    reply = "{\"data\":[]}";
    Session.Outcome outcome = run("tasks").succeeded();
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("no task was found yet");
  }
}
