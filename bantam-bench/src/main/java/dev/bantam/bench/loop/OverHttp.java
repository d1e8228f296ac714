package dev.bantam.bench.loop;

import dev.bantam.bench.relay.Connection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Plays a stream through a gateway in a process of its own, whose learner is one too, by
 * openai-java, one call after the other. Real traffic takes hours for what is played in seconds
 * here, so it waits while a specialist is learned or certified. While it is learned, calls of no
 * task are timed, with the learner stopped and let go on by turns: so the machine's other work
 * disturbs both alike.
 */
final class OverHttp implements Shuffles.Player {

  /** How often the task's state is looked at, in calls. */
  private static final int LOOK_EVERY = 10;

  private static final int PLAIN_ROUNDS = 5;
  private static final int PLAIN_CALLS = 3_000;
  private static final Duration WARM_UP = Duration.ofSeconds(5);
  private static final int TURNS = 10;
  private static final Duration TURN = Duration.ofSeconds(1);
  private static final Duration LONGEST_LEARNING = Duration.ofMinutes(20);

  private final Shuffles shuffles;
  private final Path launcher;
  private int chats;

  OverHttp(Shuffles shuffles, Path launcher) {
    this.shuffles = shuffles;
    this.launcher = launcher;
  }

  private String config(RecordedTeacher teacher) {
    return """
        upstreams:
          - name: recorded
            url: %s
        cache: off
        defaults:
          alpha: %s
          promote: auto
          rungs: [%s]
          learn_after: %d
        """
        .formatted(
            teacher.url(),
            Shuffles.ALPHA,
            shuffles.encoder() ? "lexical, encoder" : "lexical",
            Shuffles.LEARN_AFTER);
  }

  @Override
  public void play(List<Row> rows, StreamScore score, long seed) throws IOException {
    Path home = Files.createTempDirectory("bantam-loop");
    try (RecordedTeacher teacher = new RecordedTeacher(shuffles.rows());
        GatewayProcess gateway = new GatewayProcess(launcher, home, config(teacher));
        OpenAiCalls calls = new OpenAiCalls(gateway.url(), shuffles.labels())) {
      chats(calls, WARM_UP);
      play(rows, gateway, teacher, calls, score);
      print("<!-- %s -->", gateway.task());
    } catch (InterruptedException e) {
      throw new IOException(e);
    } finally {
      LoopRuns.delete(home);
    }
  }

  private void play(
      List<Row> rows,
      GatewayProcess gateway,
      RecordedTeacher teacher,
      OpenAiCalls calls,
      StreamScore score)
      throws IOException, InterruptedException {
    Times local = new Times();
    Times relayed = new Times();
    String state = "observing";
    long unseen = Long.MAX_VALUE;
    List<String> answered = new ArrayList<>();
    List<String> relayedLater = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      OpenAiCalls.Reply reply = calls.sort(rows.get(i).text());
      score.add(rows.get(i), reply.local() ? Optional.of(reply.label()) : Optional.empty());
      (reply.local() ? local : relayed).add(reply.nanoseconds());
      if (reply.local()) {
        answered.add(rows.get(i).text());
      } else if (!answered.isEmpty()) {
        relayedLater.add(rows.get(i).text());
      }
      if (i % LOOK_EVERY != 0) {
        continue;
      }
      JsonNode task = gateway.task();
      if (state(task).equals("learning")) {
        whileItLearns(gateway, calls);
        task = gateway.task();
        unseen = i - calls(task); // From before the task was known.
      }
      while (unseen < i && i - calls(task) > unseen + LOOK_EVERY) {
        Thread.sleep(20);
        task = gateway.task();
      }
      if (!state(task).equals(state)) {
        state = state(task);
        print("<!-- call %d: %s -->", i, state);
      }
    }
    print(
        "<!-- median of %d local answers %.2f ms, of %d relayed %.2f ms -->",
        local.count(), local.median(), relayed.count(), relayed.median());
    if (!relayedLater.isEmpty()) {
      plainClient(gateway, teacher, answered, relayedLater);
    }
  }

  /**
   * A client that does nothing but write and read, beside which the gateway's own time shows: calls
   * that were answered locally before, calls that were not, and these through a bare relay, by
   * turns.
   */
  private void plainClient(
      GatewayProcess gateway, RecordedTeacher teacher, List<String> answered, List<String> others)
      throws IOException, InterruptedException {
    List<String> local = bodies(answered);
    List<String> relayed = bodies(others);
    try (BareRelayProcess bare = new BareRelayProcess(teacher.url());
        Connection past = new Connection(bare.port(), relayed.getFirst());
        Connection connection = new Connection(gateway.port(), local.getFirst())) {
      for (int round = 0; round < PLAIN_ROUNDS; round++) {
        Times here = new Times();
        Times there = new Times();
        Times barely = new Times();
        for (int i = 0; i < PLAIN_CALLS; i++) {
          here.add(connection.call(local.get(i % local.size())));
          there.add(connection.call(relayed.get(i % relayed.size())));
          barely.add(past.call(relayed.get(i % relayed.size())));
        }
        print(
            "<!-- a plain client, %,d calls by turns: median %.3f ms answered locally, %.3f ms relayed, %.3f ms by a bare relay -->",
            here.count(), here.median(), there.median(), barely.median());
      }
    }
  }

  private List<String> bodies(List<String> texts) {
    return texts.stream().map(text -> OpenAiCalls.body(text, shuffles.labels())).toList();
  }

  private static String state(JsonNode task) {
    return task.path("state").stringValue("observing");
  }

  private static long calls(JsonNode task) {
    return task.path("calls").asLong(0);
  }

  /** Lasts as long as a specialist is learned. */
  private void whileItLearns(GatewayProcess gateway, OpenAiCalls calls)
      throws IOException, InterruptedException {
    long from = System.nanoTime();
    Times without = new Times();
    Times with = new Times();
    while (gateway.state().equals("learning")) {
      if (System.nanoTime() - from > LONGEST_LEARNING.toNanos()) {
        throw new IOException("it learns for more than " + LONGEST_LEARNING);
      }
      if (with.seconds() >= TURNS * TURN.toSeconds()) {
        Thread.sleep(TURN); // Calls without a pause leave a learner of low priority no time.
        continue;
      }
      gateway.learner("STOP");
      without.add(chats(calls, TURN));
      gateway.learner("CONT");
      with.add(chats(calls, TURN));
    }
    print(
        "<!-- calls of no task beside a stopped learner and a running one, by turns: %.0f and %.0f a second, median %.3f and %.3f ms, 99th percentile %.3f and %.3f ms, %.0f s each -->",
        without.perSecond(),
        with.perSecond(),
        without.median(),
        with.median(),
        without.quantile(0.99),
        with.quantile(0.99),
        with.seconds());
  }

  private Times chats(OpenAiCalls calls, Duration time) {
    Times times = new Times();
    long from = System.nanoTime();
    while (System.nanoTime() - from < time.toNanos()) {
      times.add(calls.chat("What is " + chats++ + " plus one?").nanoseconds());
    }
    return times;
  }

  /** How long calls took, one after the other. */
  private static final class Times {

    private final List<Long> all = new ArrayList<>();

    void add(long nanoseconds) {
      all.add(nanoseconds);
    }

    void add(Times more) {
      all.addAll(more.all);
    }

    int count() {
      return all.size();
    }

    double seconds() {
      return all.stream().mapToLong(Long::longValue).sum() / 1e9;
    }

    double perSecond() {
      return count() / seconds();
    }

    double median() {
      return quantile(0.5);
    }

    /** In milliseconds. */
    double quantile(double share) {
      return all.isEmpty()
          ? Double.NaN
          : all.stream().sorted().toList().get((int) (count() * share)) / 1e6;
    }
  }

  private static void print(String format, Object... arguments) {
    System.out.println(String.format(Locale.ROOT, format, arguments));
  }
}
