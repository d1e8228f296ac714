/** A transformer encoder recognised in a graph by its structure. */
@NullMarked
package dev.bantam.onnx.encoder;

import org.jspecify.annotations.NullMarked;
