package dev.bantam.onnx.autodiff;

import dev.bantam.onnx.Dimension;
import dev.bantam.onnx.ElementType;
import dev.bantam.onnx.Graph;
import dev.bantam.onnx.GraphBuilder;
import dev.bantam.onnx.Node;
import dev.bantam.onnx.OnnxException;
import dev.bantam.onnx.Shapes;
import dev.bantam.onnx.ValueInfo;
import dev.bantam.onnx.Wiring;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Reverse-mode differentiation from graph to graph: after the nodes of the given graph come those
 * that carry the derivative of one number back to the values asked for. Only nodes on the way
 * between the two are differentiated, so integers and masks may be computed by any operator.
 */
public final class Differentiation {

  /** The oldest version of the operators that backward nodes are written in. */
  public static final int OLDEST_OPSET = 18;

  private final Map<String, Rule> rules = Rules.all();

  /**
   * The graph with gradients.
   *
   * @param graph in version {@value #OLDEST_OPSET} of the operators or newer
   * @param loss a value with one element
   * @param by inputs or initialisers of real numbers
   * @throws OnnxException when an operator on the way has no rule, or the loss does not depend on a
   *     value
   */
  public Gradients apply(Graph graph, String loss, Collection<String> by) {
    if (graph.opset() < OLDEST_OPSET) {
      throw new OnnxException(
          "differentiation needs operators of version %d or newer, not %d"
              .formatted(OLDEST_OPSET, graph.opset()));
    }
    Graph forward = Statistics.kept(graph);
    Wiring wiring = new Wiring(forward);
    Set<String> wanted = path(wiring, loss, by);
    GraphBuilder builder = new GraphBuilder(forward);
    Tape tape = new Tape(forward, builder, wanted);
    ElementType type = tape.shapes().type(loss).orElse(ElementType.FLOAT);
    tape.add(loss, tape.ops().scalar(1.0, type));
    forward.nodes().stream()
        .filter(node -> wanted.contains(node.output()))
        .filter(node -> node.inputs().stream().anyMatch(wanted::contains))
        .forEach(node -> rule(node, new Step(tape, node)));
    for (Node node : forward.nodes().reversed()) {
      boolean onTheWay =
          node.outputs().stream().anyMatch(output -> tape.gradient(output).isPresent());
      if (onTheWay && node.inputs().stream().anyMatch(wanted::contains)) {
        Step step = new Step(tape, node);
        rule(node, step).backward(step);
      }
    }
    return outputs(forward, tape, loss, by);
  }

  private Rule rule(Node node, Step step) {
    Rule rule =
        node.domain().isEmpty() || node.domain().equals(Node.MICROSOFT)
            ? rules.get(node.op())
            : null;
    if (rule == null) {
      throw step.unsupported("there is no rule for this operator");
    }
    return rule;
  }

  /** The real values on the ways from what is asked for to the loss. */
  private static Set<String> path(Wiring wiring, String loss, Collection<String> by) {
    Set<String> path = new HashSet<>(realDownstream(wiring, by));
    path.retainAll(wiring.upstream(Set.of(loss)));
    return path;
  }

  /** Downstream through real values only: a gradient never flows through integers. */
  private static Set<String> realDownstream(Wiring wiring, Collection<String> by) {
    Shapes shapes = new Shapes(wiring.graph());
    Set<String> seen = new HashSet<>(by);
    for (Node node : wiring.graph().nodes()) {
      if (node.inputs().stream().anyMatch(seen::contains)) {
        for (String output : node.outputs()) {
          if (!output.isEmpty() && shapes.type(output).map(ElementType::real).orElse(true)) {
            seen.add(output);
          }
        }
      }
    }
    return seen;
  }

  private static Gradients outputs(Graph forward, Tape tape, String loss, Collection<String> by) {
    SequencedMap<String, String> names = new LinkedHashMap<>();
    for (String value : by) {
      String gradient =
          tape.gradient(value)
              .orElseThrow(
                  () -> new OnnxException("'%s' does not depend on '%s'".formatted(loss, value)));
      String name = tape.builder().fresh(value + ".gradient");
      tape.builder().node(Node.of("Identity", List.of(gradient), List.of(name), Map.of()));
      tape.builder().output(describe(forward, tape, value, name));
      names.put(value, name);
    }
    return new Gradients(tape.builder().build(), names);
  }

  private static ValueInfo describe(Graph forward, Tape tape, String value, String name) {
    ElementType type = tape.shapes().type(value).orElse(ElementType.FLOAT);
    List<Dimension> shape =
        tape.shapes()
            .shape(value)
            .orElseThrow(
                () ->
                    new OnnxException(
                        "'%s' in graph %s has no shape".formatted(value, forward.name())));
    return new ValueInfo(name, type, shape);
  }
}
