package dev.bantam.observe.task;

import dev.bantam.core.Call;
import dev.bantam.core.Trace;
import dev.bantam.core.Usage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Calls whose style and inputs are known, to hold what was found against. */
final class Traffic {

  record Known(Style style, List<String> inputs, Call call) {}

  /** What was found: how well, and how many inputs came back exactly. */
  record Outcome(double adjustedRandIndex, long exact, long all, List<Task> tasks, String first) {}

  private final List<Known> calls = new ArrayList<>();

  Traffic add(Style style, int count, Inputs inputs) {
    for (int call = 0; call < count; call++) {
      List<String> values = new ArrayList<>();
      values.add(inputs.next());
      if (style.slots() == 2) {
        values.set(0, inputs.words(4));
        values.add(inputs.next());
      }
      calls.add(new Known(style, values, style.call(values)));
    }
    return this;
  }

  Traffic add(Style style, List<String> inputs) {
    inputs.forEach(
        input -> calls.add(new Known(style, List.of(input), style.call(List.of(input)))));
    return this;
  }

  Traffic shuffled(long seed) {
    Collections.shuffle(calls, new Random(seed));
    return this;
  }

  static Trace trace(Call call, String answer) {
    return new Trace(
        call,
        new Trace.Reply.Answered(answer, "gpt-x-2026"),
        Usage.NONE,
        OptionalDouble.empty(),
        Optional.empty(),
        false,
        "test");
  }

  Outcome find() {
    TaskFinder finder = new TaskFinder();
    calls.forEach(known -> finder.add(trace(known.call(), "yes")));
    TaskCensus census = new TaskCensus(finder.recogniser());
    List<String> truth = new ArrayList<>();
    List<String> found = new ArrayList<>();
    long exact = 0;
    String first = "";
    for (Known known : calls) {
      Assignment assignment = census.add(trace(known.call(), "yes"));
      truth.add(known.style().name());
      switch (assignment) {
        case Assignment.OfTask(String task, String input, var retry, var answers) -> {
          found.add(task);
          if (same(known, input)) {
            exact++;
          } else if (first.isEmpty()) {
            first = known.style().name() + " " + known.inputs() + " was found as " + input;
          }
        }
        case Assignment.OfNone(String reason) -> {
          found.add("none");
          first = first.isEmpty() ? known.style().name() + ": " + reason : first;
        }
      }
    }
    return new Outcome(randIndex(truth, found), exact, calls.size(), census.tasks(), first);
  }

  static boolean same(Known known, String input) {
    if (known.style().slots() == 1) {
      return input.equals(known.inputs().getFirst());
    }
    if (!input.startsWith("{\"")) {
      return false;
    }
    ObjectNode object = (ObjectNode) new JsonMapper().readTree(input);
    List<String> values = new ArrayList<>();
    object.values().forEach(value -> values.add(value.asString()));
    return values.equals(known.inputs());
  }

  /** Hubert and Arabie's index: 1 for equal partitions, about 0 for chance. */
  static double randIndex(List<String> one, List<String> other) {
    Map<List<String>, Long> cells = new HashMap<>();
    Map<String, Long> rows = new HashMap<>();
    Map<String, Long> columns = new HashMap<>();
    for (int at = 0; at < one.size(); at++) {
      cells.merge(List.of(one.get(at), other.get(at)), 1L, Long::sum);
      rows.merge(one.get(at), 1L, Long::sum);
      columns.merge(other.get(at), 1L, Long::sum);
    }
    double both = pairs(cells);
    double first = pairs(rows);
    double second = pairs(columns);
    double all = one.size() * (one.size() - 1.0) / 2;
    double expected = first * second / all;
    double most = (first + second) / 2;
    return most == expected ? 1 : (both - expected) / (most - expected);
  }

  private static double pairs(Map<?, Long> counts) {
    return counts.values().stream().mapToDouble(n -> n * (n - 1.0) / 2).sum();
  }
}
