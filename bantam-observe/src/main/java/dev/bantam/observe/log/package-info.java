/** Recorded calls, in the formats in which people have them, as a stream of traces. */
@NullMarked
package dev.bantam.observe.log;

import org.jspecify.annotations.NullMarked;
