package dev.bantam.onnx.encoder;

import dev.bantam.onnx.Graph;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Names for an encoder's weights after what consumes them, such as {@code layer.0.query.weight},
 * whatever the file called them.
 *
 * @param byInitialiser the name for each initialiser that is a weight of the encoder
 */
public record WeightNames(SequencedMap<String, String> byInitialiser) {

  /** Names that nobody can change. */
  public WeightNames {
    byInitialiser = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(byInitialiser));
  }

  /** The names for one encoder. */
  public static WeightNames of(Encoder encoder) {
    SequencedMap<String, String> names = new LinkedHashMap<>();
    names.put(encoder.words().table(), "embeddings.words");
    encoder.positions().ifPresent(table -> names.put(table.table(), "embeddings.positions"));
    encoder.segments().ifPresent(table -> names.put(table.table(), "embeddings.segments"));
    norm(names, "embeddings.norm", encoder.norm());
    for (int i = 0; i < encoder.layers().size(); i++) {
      Layer layer = encoder.layers().get(i);
      String at = "layer." + i + ".";
      linear(names, at + "query", layer.query());
      linear(names, at + "key", layer.key());
      linear(names, at + "value", layer.value());
      linear(names, at + "projection", layer.projection());
      norm(names, at + "attention_norm", layer.attentionNorm());
      linear(names, at + "widening", layer.widening());
      linear(names, at + "narrowing", layer.narrowing());
      norm(names, at + "output_norm", layer.outputNorm());
    }
    return new WeightNames(names);
  }

  /** The same graph with its initialisers so named. */
  public static Graph rename(Graph graph) {
    return Renaming.of(graph, of(Encoder.of(graph)).byInitialiser());
  }

  private static void linear(SequencedMap<String, String> names, String name, Linear linear) {
    names.putIfAbsent(linear.weight(), name + ".weight");
    linear.bias().ifPresent(bias -> names.putIfAbsent(bias, name + ".bias"));
  }

  private static void norm(SequencedMap<String, String> names, String name, Norm norm) {
    names.putIfAbsent(norm.weight(), name + ".weight");
    if (!norm.bias().isEmpty()) {
      names.putIfAbsent(norm.bias(), name + ".bias");
    }
  }
}
