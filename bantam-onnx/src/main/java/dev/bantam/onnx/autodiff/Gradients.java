package dev.bantam.onnx.autodiff;

import dev.bantam.onnx.Graph;
import java.util.Collections;
import java.util.LinkedHashMap;
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
}
