package dev.bantam.onnx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who makes and who uses each value of a graph. */
public final class Wiring {

  private final Graph graph;
  private final Map<String, Node> producers = new HashMap<>();
  private final Map<String, List<Node>> consumers = new HashMap<>();
  private final Set<String> outputs = new HashSet<>();

  /** The wiring of one graph. */
  public Wiring(Graph graph) {
    this.graph = graph;
    for (Node node : graph.nodes()) {
      node.outputs().forEach(output -> producers.put(output, node));
      for (String input : new HashSet<>(node.inputs())) {
        consumers.computeIfAbsent(input, key -> new ArrayList<>()).add(node);
      }
    }
    graph.outputs().forEach(output -> outputs.add(output.name()));
  }

  /** The graph that is described. */
  public Graph graph() {
    return graph;
  }

  /** The node that makes a value; none for inputs and constants. */
  public Optional<Node> producer(String value) {
    return Optional.ofNullable(producers.get(value));
  }

  /** The node that makes a value, if it is that operator of ONNX itself. */
  public Optional<Node> producer(String value, String op) {
    return producer(value).filter(node -> node.is(op));
  }

  /** The nodes that use a value, in the graph's order. */
  public List<Node> consumers(String value) {
    return List.copyOf(consumers.getOrDefault(value, List.of()));
  }

  /** The only user of a value that is no output of the graph. */
  public Optional<Node> onlyConsumer(String value) {
    List<Node> users = consumers(value);
    return users.size() == 1 && !outputs.contains(value)
        ? Optional.of(users.getFirst())
        : Optional.empty();
  }

  /** Whether the graph answers with that value. */
  public boolean isOutput(String value) {
    return outputs.contains(value);
  }

  /** The one number of a constant with a single element. */
  public Optional<Double> number(String value) {
    return graph
        .constant(value)
        .filter(tensor -> tensor.size() == 1)
        .filter(tensor -> tensor.type().real() || tensor.type() == ElementType.FLOAT16)
        .map(tensor -> (double) tensor.toFloats()[0]);
  }

  /** Whether a value is a constant of one element close to that number. */
  public boolean isNumber(String value, double number) {
    return number(value)
        .filter(actual -> Math.abs(actual - number) <= 1e-4 * Math.max(1e-3, Math.abs(number)))
        .isPresent();
  }

  /** Every value that needs one of the given, those themselves included. */
  public Set<String> downstream(Set<String> values) {
    return spread(values, value -> consumers.getOrDefault(value, List.of()), Node::outputs);
  }

  /** Every value that one of the given needs, those themselves included. */
  public Set<String> upstream(Set<String> values) {
    return spread(values, value -> producer(value).map(List::of).orElse(List.of()), Node::inputs);
  }

  private static Set<String> spread(
      Set<String> values,
      java.util.function.Function<String, List<Node>> neighbours,
      java.util.function.Function<Node, List<String>> ends) {
    Set<String> seen = new HashSet<>(values);
    Deque<String> open = new ArrayDeque<>(values);
    while (!open.isEmpty()) {
      for (Node node : neighbours.apply(open.pop())) {
        for (String end : ends.apply(node)) {
          if (!end.isEmpty() && seen.add(end)) {
            open.push(end);
          }
        }
      }
    }
    return seen;
  }
}
