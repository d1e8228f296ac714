/** Gets base models, and learns heads on the vectors of an encoder that stays as it is. */
@NullMarked
package dev.bantam.learn.encoder;

import org.jspecify.annotations.NullMarked;
