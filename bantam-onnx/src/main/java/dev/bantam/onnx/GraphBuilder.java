package dev.bantam.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** A graph in the making. Values are known by name; new ones get names that are not taken yet. */
public final class GraphBuilder {

  private final String name;
  private final int opset;
  private final List<ValueInfo> inputs = new ArrayList<>();
  private final List<ValueInfo> outputs = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();
  private final SequencedMap<String, Tensor> initialisers = new LinkedHashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final Map<Tensor, String> shared = new HashMap<>();

  /** An empty graph in that version of the operators. */
  public GraphBuilder(String name, int opset) {
    this.name = name;
    this.opset = opset;
  }

  /** A graph that goes on where another ends. */
  public GraphBuilder(Graph graph) {
    this(graph.name(), graph.opset());
    graph.inputs().forEach(this::input);
    graph.initialisers().forEach(this::initialiser);
    graph.nodes().forEach(this::node);
    graph.outputs().forEach(this::output);
  }

  /**
   * The inputs and constants of a graph, for its nodes to be added anew; none of its names is given
   * to a new value.
   */
  public static GraphBuilder emptied(Graph graph, String name, int opset) {
    GraphBuilder builder = new GraphBuilder(name, opset);
    graph.inputs().forEach(builder::input);
    graph.initialisers().forEach(builder::initialiser);
    graph.nodes().forEach(node -> builder.taken.addAll(node.outputs()));
    return builder;
  }

  /** As above, under the same name and in the same version of the operators. */
  public static GraphBuilder emptied(Graph graph) {
    return emptied(graph, graph.name(), graph.opset());
  }

  /** Adds an input and gives its name. */
  public String input(ValueInfo value) {
    inputs.add(value);
    taken.add(value.name());
    return value.name();
  }

  /** Adds a constant of that name and gives the name. */
  public String initialiser(String value, Tensor tensor) {
    initialisers.put(value, tensor);
    taken.add(value);
    return value;
  }

  /** A constant under a name of the builder's choice; equal small ones are one. */
  public String constant(Tensor tensor) {
    return tensor.size() > 64
        ? initialiser(fresh("constant"), tensor)
        : shared.computeIfAbsent(tensor, key -> initialiser(fresh("constant"), key));
  }

  /** Adds a node as it is. */
  public void node(Node node) {
    nodes.add(node);
    taken.addAll(node.outputs());
  }

  /** Adds an output. */
  public void output(ValueInfo value) {
    outputs.add(value);
  }

  /** Takes the outputs away, for others to be added. */
  public void clearOutputs() {
    outputs.clear();
  }

  /** A name like the given that nothing has yet. */
  public String fresh(String like) {
    String candidate = like;
    while (!taken.add(candidate)) {
      candidate = like + "_" + counts.merge(like, 1, Integer::sum);
    }
    return candidate;
  }

  /** Adds an operation of ONNX itself and gives its only result. */
  public String emit(String op, List<String> from, Map<String, Attribute> attributes) {
    return emit("", op, from, attributes);
  }

  /** Adds an operation of that domain and gives its only result. */
  public String emit(
      String domain, String op, List<String> from, Map<String, Attribute> attributes) {
    String result = fresh(op);
    nodes.add(new Node(op, domain, result, from, List.of(result), new LinkedHashMap<>(attributes)));
    return result;
  }

  /** The operations of ONNX by name. */
  public Operators operators() {
    return new Operators(this);
  }

  /**
   * The graph as it is now.
   *
   * @throws OnnxException when its values do not fit together
   */
  public Graph build() {
    return new Graph(name, opset, inputs, outputs, nodes, initialisers);
  }
}
