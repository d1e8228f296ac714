package dev.bantam.bench;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import tools.jackson.databind.node.ObjectNode;

/** A file of calls in Bantam's own lines, with its truth beside it. */
final class CallsFile implements Closeable {

  private final OutputStream out;
  private final TruthFile truth;
  private final Disturbances disturbances;
  private final SplittableRandom random;
  private long lines;

  CallsFile(Path calls, Path truth, Disturbances disturbances, long seed) throws IOException {
    this.out = new BufferedOutputStream(Files.newOutputStream(calls), 1 << 16);
    this.truth = new TruthFile(truth);
    this.disturbances = disturbances;
    this.random = new SplittableRandom(seed);
  }

  /** Writes a call, perhaps twice, perhaps behind garbage. */
  void write(MixedCall call) throws IOException {
    ObjectNode request = call.request();
    if (random.nextDouble() < disturbances.garbage()) {
      line(Garbage.line(random, line(call, request, call.reply(request, 1), 0, 500)));
      truth.garbage(lines);
    }
    boolean again = random.nextDouble() < disturbances.retried();
    int delay = 0;
    if (again) {
      boolean failed = random.nextBoolean();
      ObjectNode reply = failed ? overloaded() : call.reply(request, 1);
      write(line(call, request, reply, 0, failed ? 60 : 2_400));
      truth.call(lines, call);
      delay = failed ? 900 : 2_100;
    }
    int latency = 250 + random.nextInt(400) + random.nextInt(400);
    write(line(call, request, call.reply(request, again ? 2 : 1), delay, latency));
    if (again) {
      truth.secondAttempt(lines, call, lines - 1);
    } else {
      truth.call(lines, call);
    }
  }

  private static String line(
      MixedCall call, ObjectNode request, ObjectNode reply, int delay, int latency) {
    ObjectNode line = ChatShapes.object();
    line.set("request", request);
    line.set("response", reply);
    line.put("latency_ms", latency);
    return line.put("timestamp", call.time().plusMillis(delay).toString()).toString();
  }

  private static ObjectNode overloaded() {
    ObjectNode reply = ChatShapes.object();
    reply
        .putObject("error")
        .put("message", "The engine is currently overloaded, please try again later.")
        .put("type", "server_error")
        .putNull("param")
        .putNull("code");
    return reply;
  }

  private void write(String text) throws IOException {
    line(text.getBytes(StandardCharsets.UTF_8));
  }

  private void line(byte[] bytes) throws IOException {
    out.write(bytes);
    out.write('\n');
    lines++;
  }

  @Override
  public void close() throws IOException {
    try (truth) {
      out.close();
    }
  }
}
