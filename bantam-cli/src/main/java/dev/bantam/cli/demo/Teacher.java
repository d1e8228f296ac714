package dev.bantam.cli.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bantam.core.Usage;
import dev.bantam.observe.wire.WireJson;
import dev.bantam.provider.ProviderCall;
import dev.bantam.provider.ProviderReply;
import dev.bantam.provider.Ticker;
import dev.bantam.provider.replay.Recording;
import dev.bantam.provider.replay.ReplayProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/**
 * Stands in for a large model: a server on this machine that repeats recorded answers after the
 * recorded time. It can change its mind about two teams.
 */
final class Teacher implements AutoCloseable {

  /** The teams that change places. */
  static final String ONE = "payments";

  static final String OTHER = "accounts";

  private final ReplayProvider before;
  private final ReplayProvider after;
  private final Map<String, String> answersBefore = new HashMap<>();
  private final Map<String, String> answersAfter = new HashMap<>();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final LongAdder input = new LongAdder();
  private final LongAdder output = new LongAdder();
  private volatile boolean changed;

  /**
   * @param pace of the recorded time: 1 as it was
   */
  Teacher(List<RecordedCall> calls, double pace) {
    List<Recording> first = new ArrayList<>();
    List<Recording> second = new ArrayList<>();
    for (RecordedCall call : calls) {
      String answer = Wire.answer(call.team(), call.urgent());
      String other = Wire.answer(swapped(call.team()), call.urgent());
      answersBefore.put(call.text(), answer);
      answersAfter.put(call.text(), other);
      first.add(recording(call, answer, first.size()));
      second.add(recording(call, other, second.size()));
    }
    before = new ReplayProvider("large-model", first, pace, 1, Ticker.system());
    after = new ReplayProvider("large-model", second, pace, 1, Ticker.system());
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::reply);
    server.start();
  }

  private static Recording recording(RecordedCall call, String answer, int number) {
    return new Recording(
        Wire.request(call.text()), Wire.reply(call, answer, number), call.latency());
  }

  private static String swapped(String team) {
    return switch (team) {
      case ONE -> OTHER;
      case OTHER -> ONE;
      default -> team;
    };
  }

  /** The base URL. */
  URI url() {
    return URI.create("http://127.0.0.1:%d/v1".formatted(server.getAddress().getPort()));
  }

  /** From now on the two teams stand for each other. */
  void changeItsMind() {
    changed = true;
  }

  /** The tokens of all calls that it was asked, by clients and off their path. */
  Usage usage() {
    return new Usage(input.sum(), 0, output.sum(), 0);
  }

  /** What it says of a message at present. */
  String answer(String message) {
    return (changed ? answersAfter : answersBefore).getOrDefault(message, "");
  }

  private void reply(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      ProviderCall call =
          new ProviderCall(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getPath(),
              exchange.getRequestHeaders(),
              body);
      try (ProviderReply reply = (changed ? after : before).send(call)) {
        byte[] bytes = reply.body().readAllBytes();
        Usage usage = Wire.usage(WireJson.read(bytes, 0, bytes.length));
        input.add(usage.input());
        output.add(usage.output());
        exchange.getResponseHeaders().putAll(reply.headers());
        exchange.sendResponseHeaders(reply.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
