package dev.bantam.onnx.rewrite;

import dev.bantam.onnx.Graph;

/**
 * The spelling that all other passes work on: operators of version 18 or newer, what is constant
 * computed, normalisations and activations as single operators, nothing unused.
 */
public final class Canonical implements Pass {

  private final Pass steps =
      new UpgradeOperators()
          .then(new FoldConstants())
          .then(new FuseLayerNormalization())
          .then(new FuseGelu())
          .then(new RemoveUnused());

  @Override
  public Graph apply(Graph graph) {
    return steps.apply(graph);
  }
}
