package dev.bantam.onnx;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * A computation: values by name, and the nodes between them in an order in which they can run.
 *
 * @param name for people
 * @param opset the version of ONNX's operators that the nodes are written in
 * @param inputs what each run is given
 * @param outputs what each run answers
 * @param nodes each after those that it needs
 * @param initialisers weights and other constants by name
 */
public record Graph(
    String name,
    int opset,
    List<ValueInfo> inputs,
    List<ValueInfo> outputs,
    List<Node> nodes,
    SequencedMap<String, Tensor> initialisers) {

  /**
   * A graph that nobody can change.
   *
   * @throws OnnxException when a value is defined twice, or used before it is defined
   */
  public Graph {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    nodes = List.copyOf(nodes);
    initialisers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(initialisers));
    Set<String> defined = new HashSet<>(initialisers.keySet());
    for (ValueInfo input : inputs) {
      define(defined, input.name(), "an input");
    }
    for (Node node : nodes) {
      for (String used : node.inputs()) {
        if (!used.isEmpty() && !defined.contains(used)) {
          throw new OnnxException(
              "%s uses '%s', which nothing before it makes".formatted(node.describe(), used));
        }
      }
      for (String made : node.outputs()) {
        if (!made.isEmpty()) {
          define(defined, made, node.describe());
        }
      }
    }
    for (ValueInfo output : outputs) {
      if (!defined.contains(output.name())) {
        throw new OnnxException("nothing makes the graph's output '" + output.name() + "'");
      }
    }
  }

  private static void define(Set<String> defined, String name, String by) {
    if (!defined.add(name)) {
      throw new OnnxException("'%s', made by %s, is already there".formatted(name, by));
    }
  }

  /** The constant of that name, if it is one. */
  public Optional<Tensor> constant(String value) {
    return Optional.ofNullable(initialisers.get(value));
  }

  /**
   * The constant of that name.
   *
   * @throws OnnxException when there is none
   */
  public Tensor weight(String value) {
    return constant(value).orElseThrow(() -> new OnnxException("there is no weight " + value));
  }

  /** The input of that name, if there is one. */
  public Optional<ValueInfo> input(String value) {
    return inputs.stream().filter(input -> input.name().equals(value)).findFirst();
  }

  /** The same computation with other nodes. */
  public Graph withNodes(List<Node> others) {
    return new Graph(name, opset, inputs, outputs, others, initialisers);
  }

  /** The same computation with other nodes and constants. */
  public Graph with(List<Node> others, SequencedMap<String, Tensor> constants) {
    return new Graph(name, opset, inputs, outputs, others, constants);
  }

  /** The same nodes with other constants. */
  public Graph withInitialisers(SequencedMap<String, Tensor> constants) {
    return new Graph(name, opset, inputs, outputs, nodes, constants);
  }

  /** The same nodes, asked for other values. */
  public Graph withOutputs(List<ValueInfo> others) {
    return new Graph(name, opset, inputs, others, nodes, initialisers);
  }
}
