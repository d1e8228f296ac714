package dev.bantam.assess;

import dev.bantam.core.Trace;
import dev.bantam.core.Usage;
import dev.bantam.economy.Consumption;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the calls of one task took, counted as they are read. */
final class TaskTally {

  /** Beyond so many different inputs repeats are counted no more. */
  private static final int MOST_INPUTS = 5_000_000;

  private final Map<String, Consumption> byModel = new LinkedHashMap<>();
  private final LatencySample latency;
  private final Set<Long> inputs = new HashSet<>();
  private Usage usage = Usage.NONE;
  private boolean timed = true;
  private long repeats;

  TaskTally(long seed) {
    this.latency = new LatencySample(seed);
  }

  void add(Trace trace, String input) {
    byModel.merge(model(trace), Consumption.NONE.plus(trace.usage()), Consumption::plus);
    usage = usage.plus(trace.usage());
    trace.latency().ifPresent(latency::add);
    timed &= trace.time().isPresent();
    boolean first = inputs.size() < MOST_INPUTS ? inputs.add(hash(input)) : true;
    repeats += first ? 0 : 1;
  }

  /** The model that says it answered, else the one that was asked. */
  private static String model(Trace trace) {
    return trace.reply() instanceof Trace.Reply.Answered answered && !answered.model().isBlank()
        ? answered.model()
        : trace.call().model();
  }

  Map<String, Consumption> byModel() {
    return byModel;
  }

  Usage usage() {
    return usage;
  }

  Optional<Latency> latency() {
    return latency.latency();
  }

  /** Whether every call has a time. */
  boolean timed() {
    return timed;
  }

  long repeats() {
    return repeats;
  }

  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
      hash ^= hash >>> 29;
    }
    return hash;
  }
}
