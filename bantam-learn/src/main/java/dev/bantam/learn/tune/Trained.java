package dev.bantam.learn.tune;

import dev.bantam.onnx.Graph;

/**
 * What became of a training.
 *
 * @param graph the encoder with its heads and what was learned; the last good weights, however it
 *     ended
 * @param steps how many were done
 * @param firstLoss the mean loss of the first steps that this run did
 * @param lastLoss that of the last ones
 * @param ending how it ended
 */
record Trained(Graph graph, long steps, double firstLoss, double lastLoss, Ending ending) {}
