package dev.bantam.onnx;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * One operation of a graph.
 *
 * @param op the operator's name, such as {@code MatMul}
 * @param domain who defined the operator; empty for ONNX itself
 * @param name for messages only
 * @param inputs names of values; an empty name is an optional input left out
 * @param outputs names of values; an empty name is an output that nobody wants
 * @param attributes settings by name
 */
public record Node(
    String op,
    String domain,
    String name,
    List<String> inputs,
    List<String> outputs,
    SequencedMap<String, Attribute> attributes) {

  /** The domain of ONNX Runtime's own operators. */
  public static final String MICROSOFT = "com.microsoft";

  /** Lists and settings that nobody can change. */
  public Node {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    attributes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(attributes));
  }

  /** An operation of ONNX itself. */
  public static Node of(
      String op, List<String> inputs, List<String> outputs, Map<String, Attribute> attributes) {
    String name = outputs.isEmpty() ? op : outputs.getFirst() + "/" + op;
    return new Node(op, "", name, inputs, outputs, new LinkedHashMap<>(attributes));
  }

  /** The only output, or the first of several. */
  public String output() {
    return outputs.getFirst();
  }

  /** The input at that place, unless it was left out. */
  public Optional<String> input(int place) {
    return place < inputs.size() && !inputs.get(place).isEmpty()
        ? Optional.of(inputs.get(place))
        : Optional.empty();
  }

  /** The output at that place, unless nobody wants it. */
  public Optional<String> output(int place) {
    return place < outputs.size() && !outputs.get(place).isEmpty()
        ? Optional.of(outputs.get(place))
        : Optional.empty();
  }

  /** Whether it is that operator of ONNX itself. */
  public boolean is(String operator) {
    return domain.isEmpty() && op.equals(operator);
  }

  /** A whole number among the attributes. */
  public long whole(String attribute, long otherwise) {
    return attributes.get(attribute) instanceof Attribute.Whole(long value) ? value : otherwise;
  }

  /** A float among the attributes. */
  public float real(String attribute, float otherwise) {
    return attributes.get(attribute) instanceof Attribute.Real(float value) ? value : otherwise;
  }

  /** Text among the attributes. */
  public String text(String attribute, String otherwise) {
    return attributes.get(attribute) instanceof Attribute.Text(String value) ? value : otherwise;
  }

  /** Whole numbers among the attributes, unless they are left out. */
  public Optional<List<Long>> wholes(String attribute) {
    return attributes.get(attribute) instanceof Attribute.Wholes(List<Long> values)
        ? Optional.of(values)
        : Optional.empty();
  }

  /** The same operation on other values. */
  public Node withInputs(List<String> others) {
    return new Node(op, domain, name, others, outputs, attributes);
  }

  /** The same operation with other results. */
  public Node withOutputs(List<String> others) {
    return new Node(op, domain, name, inputs, others, attributes);
  }

  /** How messages name it: operator, name, what it computes. */
  public String describe() {
    return "%s%s (node '%s', output '%s')"
        .formatted(
            domain.isEmpty() ? "" : domain + ".", op, name, outputs.isEmpty() ? "" : output());
  }
}
