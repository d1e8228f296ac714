/** Spellings of the same graph: newer operators, fused operators, nothing unused. */
@NullMarked
package dev.bantam.onnx.rewrite;

import org.jspecify.annotations.NullMarked;
