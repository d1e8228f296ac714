package dev.bantam.onnx.rewrite;

import dev.bantam.onnx.Graph;
import dev.bantam.onnx.Node;
import dev.bantam.onnx.Wiring;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the activation {@code x (1 + erf(x / sqrt 2)) / 2}, in whatever order an exporter
 * multiplied its three factors, and writes it as ONNX Runtime's one operator.
 */
public final class FuseGelu implements Pass {

  @Override
  public Graph apply(Graph graph) {
    Wiring wiring = new Wiring(graph);
    Map<String, List<Node>> found = new HashMap<>();
    for (Node node : graph.nodes()) {
      if (node.is("Erf")) {
        match(wiring, node).ifPresent(fused -> found.put(fused.output(), List.of(fused)));
      }
    }
    return Replacement.of(graph, found);
  }

  private static Optional<Node> match(Wiring wiring, Node erf) {
    Optional<String> value = argument(wiring, erf.inputs().getFirst());
    Optional<Node> add =
        wiring
            .onlyConsumer(erf.output())
            .filter(node -> node.is("Add"))
            .filter(node -> node.inputs().stream().anyMatch(i -> wiring.isNumber(i, 1)));
    if (value.isEmpty() || add.isEmpty()) {
      return Optional.empty();
    }
    Optional<Node> product = wiring.onlyConsumer(add.get().output());
    Optional<Node> top =
        product.flatMap(node -> wiring.onlyConsumer(node.output())).filter(n -> n.is("Mul"));
    for (Optional<Node> end : List.of(top, product)) {
      if (end.isPresent() && factors(wiring, end.get(), value.get(), add.get().output())) {
        return Optional.of(
            new Node(
                "Gelu",
                Node.MICROSOFT,
                end.get().name(),
                List.of(value.get()),
                List.of(end.get().output()),
                new LinkedHashMap<>()));
      }
    }
    return Optional.empty();
  }

  /** The x of x / sqrt 2. */
  private static Optional<String> argument(Wiring wiring, String scaled) {
    return wiring
        .producer(scaled)
        .filter(
            node ->
                (node.is("Div") && wiring.isNumber(node.inputs().get(1), Math.sqrt(2)))
                    || (node.is("Mul") && wiring.isNumber(node.inputs().get(1), Math.sqrt(0.5))))
        .map(node -> node.inputs().getFirst());
  }

  /** Whether a product of up to three factors is that of x, 1 + erf and one half. */
  private static boolean factors(Wiring wiring, Node end, String value, String onePlusErf) {
    List<String> factors = new ArrayList<>();
    double number = 1;
    List<String> open = new ArrayList<>(List.of(end.output()));
    for (int i = 0; i < open.size() && i < 8; i++) {
      String factor = open.get(i);
      Optional<Node> made = wiring.producer(factor);
      if (factor.equals(value) || factor.equals(onePlusErf)) {
        factors.add(factor);
      } else if (wiring.number(factor).isPresent()) {
        number *= wiring.number(factor).get();
      } else if (made.filter(node -> node.is("Mul")).isPresent()) {
        open.addAll(made.get().inputs());
      } else {
        return false;
      }
    }
    return factors.size() == 2
        && factors.contains(value)
        && factors.contains(onePlusErf)
        && Math.abs(number - 0.5) < 1e-6;
  }
}
