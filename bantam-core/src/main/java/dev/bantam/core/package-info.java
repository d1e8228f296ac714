/** The nouns, agreement, and the maths of the promise: pure, no I/O. */
@NullMarked
package dev.bantam.core;

import org.jspecify.annotations.NullMarked;
