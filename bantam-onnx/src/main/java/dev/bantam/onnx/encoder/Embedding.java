package dev.bantam.onnx.encoder;

/**
 * A table of vectors, found in a graph.
 *
 * @param table the initialiser, rows by width
 * @param indices the value that chooses rows
 * @param output the rows
 */
public record Embedding(String table, String indices, String output) {}
