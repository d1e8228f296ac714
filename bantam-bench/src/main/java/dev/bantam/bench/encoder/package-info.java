/** Encoders as they train and serve, measured: 8 bits against floats, seconds an epoch. */
@NullMarked
package dev.bantam.bench.encoder;

import org.jspecify.annotations.NullMarked;
