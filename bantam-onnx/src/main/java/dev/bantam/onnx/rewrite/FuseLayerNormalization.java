package dev.bantam.onnx.rewrite;

import dev.bantam.onnx.Attribute;
import dev.bantam.onnx.Graph;
import dev.bantam.onnx.Node;
import dev.bantam.onnx.Wiring;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Finds normalisations over the last axis that an exporter spelled out, and writes each as one
 * operator: {@code (x - mean) / sqrt(mean((x - mean)^2) + epsilon) * gamma + beta}.
 */
public final class FuseLayerNormalization implements Pass {

  @Override
  public Graph apply(Graph graph) {
    Wiring wiring = new Wiring(graph);
    Map<String, List<Node>> found = new HashMap<>();
    for (Node node : graph.nodes()) {
      if (node.is("Add")) {
        match(wiring, node).ifPresent(fused -> found.put(node.output(), List.of(fused)));
      }
    }
    return Replacement.of(graph, found);
  }

  private static Optional<Node> match(Wiring wiring, Node add) {
    for (int beta = 0; beta < 2; beta++) {
      String bias = add.inputs().get(beta);
      Optional<Node> scaled = wiring.producer(add.inputs().get(1 - beta), "Mul");
      if (scaled.isPresent() && isVector(wiring, bias)) {
        Optional<Node> fused = scale(wiring, add, scaled.get(), bias);
        if (fused.isPresent()) {
          return fused;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Node> scale(Wiring wiring, Node add, Node mul, String bias) {
    for (int gamma = 0; gamma < 2; gamma++) {
      String weight = mul.inputs().get(gamma);
      Optional<Node> div = wiring.producer(mul.inputs().get(1 - gamma), "Div");
      if (div.isPresent() && isVector(wiring, weight)) {
        return normalised(wiring, div.get()).map(core -> fused(add, core, weight, bias));
      }
    }
    return Optional.empty();
  }

  /** What is normalised, and the epsilon. */
  private record Core(String value, float epsilon) {}

  private static Optional<Core> normalised(Wiring wiring, Node div) {
    Optional<Node> centred = wiring.producer(div.inputs().get(0), "Sub");
    Optional<Node> sqrt = wiring.producer(div.inputs().get(1), "Sqrt");
    if (centred.isEmpty() || sqrt.isEmpty()) {
      return Optional.empty();
    }
    String value = centred.get().inputs().getFirst();
    Optional<Node> mean = wiring.producer(centred.get().inputs().get(1), "ReduceMean");
    Optional<Node> add = wiring.producer(sqrt.get().inputs().getFirst(), "Add");
    if (mean.isEmpty()
        || add.isEmpty()
        || !mean.get().inputs().getFirst().equals(value)
        || !overLast(wiring, mean.get())) {
      return Optional.empty();
    }
    for (int place = 0; place < 2; place++) {
      Optional<Double> epsilon = wiring.number(add.get().inputs().get(place));
      Optional<Node> variance = wiring.producer(add.get().inputs().get(1 - place), "ReduceMean");
      if (epsilon.isPresent()
          && variance.isPresent()
          && overLast(wiring, variance.get())
          && isSquare(wiring, variance.get().inputs().getFirst(), centred.get().output())) {
        return Optional.of(new Core(value, epsilon.get().floatValue()));
      }
    }
    return Optional.empty();
  }

  private static boolean isSquare(Wiring wiring, String value, String of) {
    return wiring
        .producer(value)
        .filter(
            node ->
                (node.is("Pow")
                        && node.inputs().getFirst().equals(of)
                        && wiring.isNumber(node.inputs().get(1), 2))
                    || (node.is("Mul") && node.inputs().equals(List.of(of, of))))
        .isPresent();
  }

  private static boolean overLast(Wiring wiring, Node reduction) {
    List<Long> last = List.of(-1L);
    return reduction.whole("keepdims", 1) == 1
        && (reduction.wholes("axes").filter(last::equals).isPresent()
            || reduction
                .input(1)
                .flatMap(axes -> wiring.graph().constant(axes))
                .filter(axes -> axes.size() == 1 && axes.toLongs()[0] == -1)
                .isPresent());
  }

  private static boolean isVector(Wiring wiring, String value) {
    return wiring.graph().constant(value).filter(tensor -> tensor.rank() == 1).isPresent();
  }

  private static Node fused(Node add, Core core, String weight, String bias) {
    SequencedMap<String, Attribute> attributes = new LinkedHashMap<>();
    attributes.put("axis", new Attribute.Whole(-1));
    attributes.put("epsilon", new Attribute.Real(core.epsilon()));
    return new Node(
        "LayerNormalization",
        "",
        add.name(),
        List.of(core.value(), weight, bias),
        List.of(add.output()),
        attributes);
  }
}
