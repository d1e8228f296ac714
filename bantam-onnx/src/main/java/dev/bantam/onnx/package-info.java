/** ONNX graphs as values: read, write, build, infer shapes. */
@NullMarked
package dev.bantam.onnx;

import org.jspecify.annotations.NullMarked;
