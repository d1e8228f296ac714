/** Gradients of a graph, written as more of the same graph. */
@NullMarked
package dev.bantam.onnx.autodiff;

import org.jspecify.annotations.NullMarked;
