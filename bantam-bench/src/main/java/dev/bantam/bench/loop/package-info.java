/** Streams of recorded answers as live traffic through the loop, in one process. */
@NullMarked
package dev.bantam.bench.loop;

import org.jspecify.annotations.NullMarked;
