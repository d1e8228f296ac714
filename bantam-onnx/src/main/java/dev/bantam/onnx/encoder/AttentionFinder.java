package dev.bantam.onnx.encoder;

import dev.bantam.onnx.Dimension;
import dev.bantam.onnx.Node;
import dev.bantam.onnx.Shapes;
import dev.bantam.onnx.Wiring;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Finds the linear layers around a softmax that is an attention's. */
final class AttentionFinder {

  /** How many nodes may stand between a linear layer and the product of heads. */
  private static final int REACH = 8;

  private final Wiring wiring;
  private final Shapes shapes;

  AttentionFinder(Wiring wiring, Shapes shapes) {
    this.wiring = wiring;
    this.shapes = shapes;
  }

  Optional<Attention> find(Node softmax) {
    Optional<Node> scores = product(softmax.inputs().getFirst());
    Optional<Node> mixed = mixing(softmax.output());
    if (scores.isEmpty() || mixed.isEmpty()) {
      return Optional.empty();
    }
    Optional<Linear> query = above(scores.get().inputs().get(0));
    Optional<Linear> key = above(scores.get().inputs().get(1));
    Optional<Linear> value = above(mixed.get().inputs().get(1));
    Optional<Linear> projection = below(mixed.get().output());
    Optional<Integer> heads = heads(scores.get().inputs().getFirst());
    if (query.isEmpty()
        || key.isEmpty()
        || value.isEmpty()
        || projection.isEmpty()
        || heads.isEmpty()
        || !query.get().input().equals(key.get().input())
        || !query.get().input().equals(value.get().input())) {
      return Optional.empty();
    }
    return Optional.of(
        new Attention(
            query.get(),
            key.get(),
            value.get(),
            projection.get(),
            wiring.upstream(Set.of(softmax.output())),
            scale(softmax, query.get(), key.get()),
            heads.get()));
  }

  /** All factors and divisors between the linear layers and the softmax, if they are constant. */
  private OptionalDouble scale(Node softmax, Linear query, Linear key) {
    Set<String> between = wiring.upstream(Set.of(softmax.output()));
    between.retainAll(wiring.downstream(Set.of(query.output(), key.output())));
    double scale = 1;
    for (Node node : wiring.graph().nodes()) {
      if (between.contains(node.output()) && (node.is("Div") || node.is("Mul"))) {
        Optional<Double> factor =
            wiring
                .number(node.inputs().get(1))
                .or(() -> wiring.number(node.inputs().get(0)).filter(n -> node.is("Mul")));
        if (factor.isEmpty()) {
          return OptionalDouble.empty();
        }
        scale = node.is("Div") ? scale / factor.get() : scale * factor.get();
      }
    }
    return OptionalDouble.of(scale);
  }

  /** The product of queries and keys, above scaling and masking. */
  private Optional<Node> product(String value) {
    String at = value;
    for (int i = 0; i < REACH; i++) {
      Optional<Node> node = wiring.producer(at);
      if (node.isEmpty()) {
        return Optional.empty();
      }
      if (node.get().is("MatMul")) {
        return node;
      }
      if (!List.of("Add", "Div", "Mul", "Where", "Identity").contains(node.get().op())) {
        return Optional.empty();
      }
      Optional<String> next = scored(node.get());
      if (next.isEmpty()) {
        return Optional.empty();
      }
      at = next.get();
    }
    return Optional.empty();
  }

  /** The operand that goes back to the scores: the one that is made from weights. */
  private Optional<String> scored(Node node) {
    return node.inputs().stream()
        .filter(
            input ->
                wiring
                    .producer(input)
                    .filter(made -> made.is("MatMul") || product(input).isPresent())
                    .isPresent())
        .findFirst();
  }

  /** The product of the softmax with the values. */
  private Optional<Node> mixing(String probabilities) {
    String at = probabilities;
    for (int i = 0; i < REACH; i++) {
      for (Node user : wiring.consumers(at)) {
        if (user.is("MatMul") && user.inputs().getFirst().equals(at)) {
          return Optional.of(user);
        }
      }
      Optional<Node> next = wiring.onlyConsumer(at).filter(AttentionFinder::passes);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      at = next.get().output();
    }
    return Optional.empty();
  }

  private Optional<Linear> above(String value) {
    String at = value;
    for (int i = 0; i < REACH; i++) {
      Optional<Linear> linear = Linear.making(wiring, at);
      if (linear.isPresent()) {
        return linear;
      }
      Optional<Node> node = wiring.producer(at).filter(AttentionFinder::passes);
      if (node.isEmpty()) {
        return Optional.empty();
      }
      at = node.get().inputs().getFirst();
    }
    return Optional.empty();
  }

  private Optional<Linear> below(String value) {
    String at = value;
    for (int i = 0; i < REACH; i++) {
      Optional<Node> user =
          wiring.consumers(at).stream().filter(node -> !node.is("Shape")).findFirst();
      if (user.isEmpty()) {
        return Optional.empty();
      }
      Optional<Linear> product = Linear.of(wiring, user.get());
      if (product.isPresent()) {
        return wiring
            .onlyConsumer(user.get().output())
            .flatMap(next -> Linear.of(wiring, next))
            .or(() -> product);
      }
      if (!passes(user.get())) {
        return Optional.empty();
      }
      at = user.get().output();
    }
    return Optional.empty();
  }

  private static boolean passes(Node node) {
    return List.of("Reshape", "Transpose", "Div", "Mul", "Identity", "Cast").contains(node.op());
  }

  private Optional<Integer> heads(String queries) {
    return shapes
        .shape(queries)
        .filter(shape -> shape.size() == 4)
        .map(shape -> shape.get(1))
        .filter(axis -> axis instanceof Dimension.Fixed)
        .map(axis -> (int) ((Dimension.Fixed) axis).length());
  }
}
