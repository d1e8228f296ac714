package dev.bantam.onnx.train;

import dev.bantam.onnx.Graph;

/**
 * A graph with dropout.
 *
 * @param graph with masks
 * @param sites how many
 */
record Dropped(Graph graph, int sites) {}
