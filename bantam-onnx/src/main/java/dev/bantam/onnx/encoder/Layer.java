package dev.bantam.onnx.encoder;

import java.util.OptionalDouble;

/**
 * One layer of an encoder: attention, then a network of two linear layers, each added to what it
 * read and normalised.
 *
 * @param input the hidden states that it reads
 * @param query from hidden states to queries
 * @param key from hidden states to keys
 * @param value from hidden states to values
 * @param projection from the heads' results back to hidden states
 * @param scale that products of queries and keys are multiplied by, if it is a constant
 * @param attentionNorm after attention
 * @param widening from hidden states to the wider inner ones
 * @param narrowing back
 * @param outputNorm after the network
 * @param output the hidden states that it gives
 */
public record Layer(
    String input,
    Linear query,
    Linear key,
    Linear value,
    Linear projection,
    OptionalDouble scale,
    Norm attentionNorm,
    Linear widening,
    Linear narrowing,
    Norm outputNorm,
    String output) {}
