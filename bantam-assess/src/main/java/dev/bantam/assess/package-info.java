/** Recorded calls in, a verdict for each task out: what could be local, at which risk, for what. */
@NullMarked
package dev.bantam.assess;

import org.jspecify.annotations.NullMarked;
