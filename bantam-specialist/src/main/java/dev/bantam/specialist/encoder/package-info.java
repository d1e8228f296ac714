/**
 * Texts in, sentence vectors out: a tokenizer in pure Java and a transformer that ONNX Runtime
 * runs. Knows nothing of specialists, so that many of them can share one encoder.
 */
@NullMarked
package dev.bantam.specialist.encoder;

import org.jspecify.annotations.NullMarked;
