package dev.bantam.onnx.train;

import dev.bantam.onnx.Dimension;
import dev.bantam.onnx.ElementType;
import dev.bantam.onnx.Graph;
import dev.bantam.onnx.GraphBuilder;
import dev.bantam.onnx.Node;
import dev.bantam.onnx.Operators;
import dev.bantam.onnx.Shapes;
import dev.bantam.onnx.Tensor;
import dev.bantam.onnx.ValueInfo;
import dev.bantam.onnx.Wiring;
import dev.bantam.onnx.autodiff.Differentiation;
import dev.bantam.onnx.autodiff.Gradients;
import dev.bantam.onnx.encoder.Encoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Makes training graphs.
 *
 * @param losses what to make small; their weighted sum is the loss
 * @param dropout the share of hidden states set to 0 after the embeddings and in each layer after
 *     the projection and after narrowing; 0 for none
 * @param trains which initialisers are trained, by name; a frozen lower part is not differentiated
 */
public record TrainingGraphs(List<Loss> losses, float dropout, Predicate<String> trains) {

  /** Losses that nobody can change. */
  public TrainingGraphs {
    losses = List.copyOf(losses);
  }

  /** Without dropout, everything trained. */
  public TrainingGraphs(List<Loss> losses) {
    this(losses, 0, name -> true);
  }

  /**
   * The training graph for an encoder with heads.
   *
   * @param encoder in its canonical spelling, with the outputs of {@link
   *     dev.bantam.onnx.pass.AddHeads}
   * @throws dev.bantam.onnx.OnnxException when a part of it cannot be differentiated
   */
  public TrainingGraph make(Graph encoder) {
    Encoder found = Encoder.of(encoder);
    List<String> trained = trained(encoder);
    Dropped dropped = dropout > 0 ? DropoutMasks.insert(encoder, found) : new Dropped(encoder, 0);
    GraphBuilder builder = open(dropped.graph(), trained, found.words().table());
    LossTerms terms = new LossTerms(builder, found);
    List<String> written = new ArrayList<>();
    losses.forEach(loss -> written.add(terms.write(loss)));
    Operators ops = builder.operators();
    builder.node(
        Node.of("Identity", List.of(ops.sum(written)), List.of(TrainingGraph.LOSS), Map.of()));
    builder.output(ValueInfo.of(TrainingGraph.LOSS, ElementType.FLOAT));
    encoder.outputs().stream()
        .filter(output -> output.name().startsWith("logits."))
        .forEach(builder::output);
    Graph forward = builder.build();
    List<String> reached = reached(forward, trained);
    Gradients gradients = new Differentiation().apply(forward, TrainingGraph.LOSS, reached);
    List<Weight> weights = new ArrayList<>();
    Optional<Weight> words = Optional.empty();
    for (String name : reached) {
      Tensor start = encoder.weight(name);
      Weight weight = new Weight(name, gradients.of(name), start.shape(), start);
      if (name.equals(found.words().table())) {
        words = Optional.of(weight);
      } else {
        weights.add(weight);
      }
    }
    return new TrainingGraph(gradients.graph(), weights, words, dropped.sites(), encoder);
  }

  /** Real initialisers with axes are weights; numbers without axes are part of formulas. */
  private List<String> trained(Graph encoder) {
    return encoder.initialisers().entrySet().stream()
        .filter(entry -> entry.getValue().type() == ElementType.FLOAT)
        .filter(entry -> entry.getValue().rank() >= 1 && entry.getValue().size() > 1)
        .map(Map.Entry::getKey)
        .filter(trains)
        .toList();
  }

  /** Those that the loss depends on. */
  private static List<String> reached(Graph forward, List<String> trained) {
    Set<String> upstream = new Wiring(forward).upstream(Set.of(TrainingGraph.LOSS));
    return trained.stream().filter(upstream::contains).toList();
  }

  /** The encoder with its weights as inputs, and without outputs. */
  private static GraphBuilder open(Graph graph, List<String> trained, String words) {
    GraphBuilder builder = new GraphBuilder(graph.name() + " training", graph.opset());
    graph.inputs().forEach(builder::input);
    Shapes shapes = new Shapes(graph);
    graph
        .initialisers()
        .forEach(
            (name, tensor) -> {
              if (!trained.contains(name)) {
                builder.initialiser(name, tensor);
              } else if (name.equals(words)) {
                builder.input(
                    new ValueInfo(
                        name,
                        tensor.type(),
                        List.of(Dimension.of("rows"), Dimension.of(tensor.shape().getLast()))));
              } else {
                builder.input(shapes.describe(name).orElseThrow());
              }
            });
    graph.nodes().forEach(builder::node);
    return builder;
  }
}
