package dev.bantam.onnx.autodiff;

import dev.bantam.onnx.Graph;
import dev.bantam.onnx.OnnxException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A graph that also computes derivatives.
 *
 * @param graph the given nodes and the backward ones; the gradients are outputs after the given
 *     outputs
 * @param names for each value that was asked for, the output that holds its gradient; both have the
 *     same shape
 */
public record Gradients(Graph graph, SequencedMap<String, String> names) {

  /** Names that nobody can change. */
  public Gradients {
    names = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(names));
  }

  /**
   * The output that holds the gradient of a value.
   *
   * @throws OnnxException when it was not asked for
   */
  public String of(String value) {
    return Optional.ofNullable(names.get(value))
        .orElseThrow(() -> new OnnxException("no gradient of " + value + " was asked for"));
  }
}
