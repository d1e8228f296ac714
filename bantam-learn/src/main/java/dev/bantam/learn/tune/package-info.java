/** Fine-tunes and distils encoders on this machine: training graphs run by ONNX Runtime. */
@NullMarked
package dev.bantam.learn.tune;

import org.jspecify.annotations.NullMarked;
