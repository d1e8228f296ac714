/** Training steps as graphs, and the arithmetic between them. */
@NullMarked
package dev.bantam.onnx.train;

import org.jspecify.annotations.NullMarked;
