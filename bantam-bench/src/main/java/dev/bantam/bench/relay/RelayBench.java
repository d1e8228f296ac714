package dev.bantam.bench.relay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * Measures relays side by side: {@code NAME=PORT=PID}..., the first of which is the upstream itself
 * and the second the bare relay. They take turns, several rounds; medians over the rounds count.
 * {@code --rounds N}, {@code --seconds S}, {@code --warm-up CALLS}. A relay that fails often is
 * named with what it answered, and the others go on without it. With {@code --soak CALLS} only the
 * last relay is called, so often, and what it has resident is printed on the way: the exit code is
 * 1 when the second half ends with more than {@value #FLAT} times what the first ended with.
 */
public final class RelayBench {

  private static final int CONNECTIONS = 16;
  private static final int SEQUENTIAL = 1_500;
  private static final int STREAMS = 400;
  private static final double TICKS_A_SECOND = 100;
  private static final int SAMPLES = 10;
  private static final double FLAT = 1.1;

  /**
   * Load before it counts: the streams of the round before make a JVM compile large methods anew.
   */
  private static final Duration RAMP = Duration.ofSeconds(3);

  /** Of one round. */
  private record Round(double perSecond, double latency, double first, double cpu) {}

  private RelayBench() {}

  /** Prints a table in Markdown. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int rounds = 3;
    int seconds = 5;
    int warmUp = 30_000;
    int soak = 0;
    List<Relay> relays = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--rounds" -> rounds = Integer.parseInt(arguments[++i]);
        case "--seconds" -> seconds = Integer.parseInt(arguments[++i]);
        case "--soak" -> soak = Integer.parseInt(arguments[++i]);
        case "--warm-up" -> warmUp = Integer.parseInt(arguments[++i]);
        default -> {
          String[] parts = arguments[i].split("=", 3);
          relays.add(
              new Relay(
                  parts[0],
                  Integer.parseInt(parts[1]),
                  Long.parseLong(parts[2]),
                  new AtomicLong()));
        }
      }
    }
    if (soak > 0) {
      System.exit(soak(relays.getLast(), soak) ? 0 : 1);
    }
    for (Relay relay : List.copyOf(relays)) {
      int calls = warmUp;
      possible(relays, relay, () -> warm(relay, calls));
    }
    Map<Relay, List<Round>> all = new LinkedHashMap<>();
    Duration time = Duration.ofSeconds(seconds);
    for (int round = 0; round < rounds; round++) {
      for (Relay relay : List.copyOf(relays)) {
        possible(
            relays,
            relay,
            () -> all.computeIfAbsent(relay, name -> new ArrayList<>()).add(measure(relay, time)));
      }
    }
    all.keySet().retainAll(relays);
    print(all);
  }

  /** Something that is done with a relay. */
  @FunctionalInterface
  private interface Step {
    void run() throws IOException, InterruptedException;
  }

  private static void possible(List<Relay> relays, Relay relay, Step step)
      throws InterruptedException {
    try {
      step.run();
    } catch (IOException e) {
      System.err.println(relay.name() + " is left out: " + e.getMessage());
      relays.remove(relay);
    }
  }

  /** Whether memory stays flat; ten samples are printed. */
  private static boolean soak(Relay relay, int calls) throws IOException, InterruptedException {
    System.out.println("| calls | RSS, MB |\n| --- | --- |");
    double half = 0;
    double last = 0;
    for (int part = 1; part <= SAMPLES; part++) {
      AtomicLong left = new AtomicLong(calls / SAMPLES);
      load(relay, () -> left.getAndDecrement() > 0);
      last = megabytes(relay);
      half = part == SAMPLES / 2 ? last : half;
      System.out.printf("| %,d | %.0f |%n", (long) part * calls / SAMPLES, last);
    }
    return last <= FLAT * half;
  }

  /** So many calls, or a minute of them: the slower ones would take all day. */
  private static void warm(Relay relay, int calls) throws IOException, InterruptedException {
    AtomicLong left = new AtomicLong(calls);
    long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
    load(relay, () -> left.getAndDecrement() > 0 && System.nanoTime() < end);
    try (Caller stream = new Caller(relay, true)) {
      for (int i = 0; i < 2_000 && System.nanoTime() < end; i++) {
        stream.call();
      }
    }
  }

  private static Round measure(Relay relay, Duration time)
      throws IOException, InterruptedException {
    load(relay, until(RAMP));
    double cpu = cpu(relay);
    long start = System.nanoTime();
    long calls = load(relay, until(time));
    double seconds = (System.nanoTime() - start) / 1e9;
    double used = cpu(relay) - cpu;
    return new Round(
        calls / seconds,
        median(relay, false, SEQUENTIAL),
        median(relay, true, STREAMS),
        used / calls * 1000);
  }

  private static BooleanSupplier until(Duration time) {
    long start = System.nanoTime();
    return () -> System.nanoTime() - start < time.toNanos();
  }

  private static double median(Relay relay, boolean stream, int calls) throws IOException {
    long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
    List<Long> times = new ArrayList<>();
    try (Caller caller = new Caller(relay, stream)) {
      for (int i = 0; i < calls && System.nanoTime() < end; i++) {
        times.add(caller.call());
      }
    }
    return times.stream().sorted().toList().get(times.size() / 2) / 1e6;
  }

  private static long load(Relay relay, BooleanSupplier more)
      throws IOException, InterruptedException {
    AtomicReference<IOException> failure = new AtomicReference<>();
    AtomicLong calls = new AtomicLong();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    try (Caller caller = new Caller(relay, false)) {
                      while (failure.get() == null && more.getAsBoolean()) {
                        caller.call();
                        calls.incrementAndGet();
                      }
                    } catch (IOException e) {
                      failure.set(e);
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    if (failure.get() != null) {
      throw new IOException(failure.get().getMessage(), failure.get());
    }
    return calls.get();
  }

  /** Seconds of processor that the relay and its children have used. */
  private static double cpu(Relay relay) throws IOException {
    double ticks = 0;
    for (long pid : family(relay.pid())) {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      ticks += Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
    }
    return ticks / TICKS_A_SECOND;
  }

  private static double megabytes(Relay relay) throws IOException {
    double kilobytes = 0;
    for (long pid : family(relay.pid())) {
      kilobytes +=
          Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
              .sum();
    }
    return kilobytes / 1024;
  }

  private static List<Long> family(long pid) {
    List<Long> all = new ArrayList<>(List.of(pid));
    ProcessHandle.of(pid)
        .ifPresent(process -> process.descendants().forEach(child -> all.add(child.pid())));
    return all;
  }

  private static void print(Map<Relay, List<Round>> all) throws IOException {
    List<Round> medians = all.values().stream().map(RelayBench::median).toList();
    Round direct = medians.getFirst();
    Round bare = medians.get(1);
    StringBuilder table = new StringBuilder();
    table.append(
        "| relay | calls/s at 16 connections | of bare | added median latency, ms"
            + " | added to first chunk, ms | CPU s per 1,000 calls | RSS, MB | failed |\n");
    table.append("| --- | --- | --- | --- | --- | --- | --- | --- |\n");
    int row = 0;
    for (Relay relay : all.keySet()) {
      Round round = medians.get(row++);
      table.append(
          "| %s | %,.0f | %.0f %% | %.3f | %.3f | %.3f | %.0f | %d |\n"
              .formatted(
                  relay.name(),
                  round.perSecond(),
                  100 * round.perSecond() / bare.perSecond(),
                  round.latency() - direct.latency(),
                  round.first() - direct.first(),
                  round.cpu(),
                  megabytes(relay),
                  relay.failed().get()));
    }
    System.out.print(table);
  }

  private static Round median(List<Round> rounds) {
    return new Round(
        middle(rounds.stream().mapToDouble(Round::perSecond).toArray()),
        middle(rounds.stream().mapToDouble(Round::latency).toArray()),
        middle(rounds.stream().mapToDouble(Round::first).toArray()),
        middle(rounds.stream().mapToDouble(Round::cpu).toArray()));
  }

  private static double middle(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
