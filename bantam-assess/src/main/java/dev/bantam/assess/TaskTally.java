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

  /** Of inputs beyond so many different ones, repeats are not noticed. */
  private static final int MOST_INPUTS = 5_000_000;

  private final Map<String, Consumption> byModel = new LinkedHashMap<>();
  private final Map<String, Consumption> repeatsByModel = new LinkedHashMap<>();
  private final LatencySample latency;
  private final Set<Long> inputs = new HashSet<>();
  private Usage usage = Usage.NONE;
  private long repeats;

  TaskTally(long seed) {
    this.latency = new LatencySample(seed);
  }

  void add(Trace trace, String input) {
    Consumption one = Consumption.NONE.plus(trace.usage());
    byModel.merge(model(trace), one, Consumption::plus);
    usage = usage.plus(trace.usage());
    trace.latency().ifPresent(latency::add);
    boolean repeat =
        inputs.size() < MOST_INPUTS ? !inputs.add(hash(input)) : inputs.contains(hash(input));
    if (repeat) {
      repeats++;
      repeatsByModel.merge(model(trace), one, Consumption::plus);
    }
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

  /** Of the calls whose input had been there before. */
  Map<String, Consumption> repeatsByModel() {
    return repeatsByModel;
  }

  Usage usage() {
    return usage;
  }

  Optional<Latency> latency() {
    return latency.latency();
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
