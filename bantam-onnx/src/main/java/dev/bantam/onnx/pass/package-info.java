/** Smaller and faster graphs made from an encoder: layers, vocabulary, int8, heads. */
@NullMarked
package dev.bantam.onnx.pass;

import org.jspecify.annotations.NullMarked;
