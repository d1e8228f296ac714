package dev.bantam.onnx.encoder;

import dev.bantam.onnx.Graph;
import dev.bantam.onnx.Node;
import dev.bantam.onnx.OnnxException;
import dev.bantam.onnx.Shapes;
import dev.bantam.onnx.Tensor;
import dev.bantam.onnx.ValueInfo;
import dev.bantam.onnx.Wiring;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds tables, layers and inputs of an encoder. */
final class EncoderFinder {

  private final Graph graph;
  private final Wiring wiring;
  private final Shapes shapes;

  EncoderFinder(Graph graph) {
    this.graph = graph;
    this.wiring = new Wiring(graph);
    this.shapes = new Shapes(graph);
  }

  Encoder find() {
    List<Attention> attentions =
        graph.nodes().stream()
            .filter(node -> node.is("Softmax"))
            .flatMap(node -> new AttentionFinder(wiring, shapes).find(node).stream())
            .toList();
    if (attentions.isEmpty()) {
      throw missing("it has no attention (softmax of queries times keys)");
    }
    List<Layer> layers = new ArrayList<>();
    for (Attention attention : attentions) {
      layers.add(layer(attention));
    }
    for (int i = 1; i < layers.size(); i++) {
      if (!layers.get(i).input().equals(layers.get(i - 1).output())) {
        throw missing("layer %d does not read what layer %d gives".formatted(i, i - 1));
      }
    }
    return encoder(attentions.getFirst(), layers);
  }

  private Encoder encoder(Attention first, List<Layer> layers) {
    Norm norm =
        wiring
            .producer(first.input(), "LayerNormalization")
            .map(Norm::of)
            .orElseThrow(() -> missing("its embeddings are not normalised before the layers"));
    List<Embedding> tables = tables();
    Set<String> summed = wiring.upstream(Set.of(norm.input()));
    Embedding words =
        tables.stream()
            .filter(table -> graph.input(table.indices()).isPresent())
            .filter(table -> summed.contains(table.output()))
            .max(Comparator.comparingInt(this::rows))
            .orElseThrow(() -> missing("no table of words is read by one of its inputs"));
    Optional<Embedding> segments =
        tables.stream()
            .filter(table -> graph.input(table.indices()).isPresent() && !table.equals(words))
            .findFirst();
    Optional<Embedding> positions =
        tables.stream()
            .filter(table -> graph.input(table.indices()).isEmpty())
            .filter(table -> summed.contains(table.output()))
            .findFirst();
    Optional<String> types = segments.map(Embedding::indices);
    String mask =
        graph.inputs().stream()
            .map(ValueInfo::name)
            .filter(name -> !name.equals(words.indices()) && !types.equals(Optional.of(name)))
            .filter(name -> first.scoreSources().contains(name))
            .findFirst()
            .orElseThrow(() -> missing("no input masks its attention"));
    return new Encoder(
        words.indices(),
        mask,
        types,
        words,
        positions,
        segments,
        norm,
        layers,
        (int) width(words),
        first.heads());
  }

  private List<Embedding> tables() {
    return graph.nodes().stream()
        .filter(node -> node.is("Gather") && node.whole("axis", 0) == 0)
        .filter(
            node ->
                graph
                    .constant(node.inputs().getFirst())
                    .filter(table -> table.rank() == 2 && table.type().real())
                    .isPresent())
        .map(node -> new Embedding(node.inputs().get(0), node.inputs().get(1), node.output()))
        .toList();
  }

  private int rows(Embedding table) {
    return graph.constant(table.table()).map(t -> t.shape().getFirst().intValue()).orElse(0);
  }

  private long width(Embedding table) {
    return graph.constant(table.table()).map(Tensor::shape).map(List::getLast).orElse(0L);
  }

  private Layer layer(Attention attention) {
    Set<String> after = wiring.downstream(Set.of(attention.projection().output()));
    List<Node> norms =
        graph.nodes().stream()
            .filter(node -> node.is("LayerNormalization") && after.contains(node.output()))
            .limit(2)
            .toList();
    if (norms.size() < 2) {
      throw missing("an attention is not followed by two normalisations");
    }
    Norm first = Norm.of(norms.get(0));
    Norm second = Norm.of(norms.get(1));
    Set<String> between = wiring.downstream(Set.of(first.output()));
    between.retainAll(wiring.upstream(Set.of(second.input())));
    List<Linear> network =
        graph.nodes().stream()
            .filter(node -> between.contains(node.output()))
            .filter(node -> node.is("MatMul") || node.is("Gemm"))
            .flatMap(node -> widest(node).stream())
            .toList();
    if (network.size() != 2) {
      throw missing(
          "a layer has %d linear layers after attention, not 2".formatted(network.size()));
    }
    return new Layer(
        attention.input(),
        attention.query(),
        attention.key(),
        attention.value(),
        attention.projection(),
        attention.scale(),
        first,
        network.get(0),
        network.get(1),
        second,
        second.output());
  }

  /** The linear layer of a product, together with the sum that follows it. */
  private Optional<Linear> widest(Node product) {
    return wiring
        .onlyConsumer(product.output())
        .flatMap(next -> Linear.of(wiring, next))
        .filter(linear -> product.inputs().contains(linear.weight()))
        .or(() -> Linear.of(wiring, product));
  }

  private OnnxException missing(String what) {
    return new OnnxException("'%s' is no BERT-like encoder: %s".formatted(graph.name(), what));
  }
}
