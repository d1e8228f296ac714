/** A provider that repeats recorded answers. */
@NullMarked
package dev.bantam.provider.replay;

import org.jspecify.annotations.NullMarked;
