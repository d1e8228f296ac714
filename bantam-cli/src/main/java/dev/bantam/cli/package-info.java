/** The one executable. */
@NullMarked
package dev.bantam.cli;

import org.jspecify.annotations.NullMarked;
