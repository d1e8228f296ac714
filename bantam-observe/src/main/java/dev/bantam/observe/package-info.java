/** Calls in, tasks with inputs and answers out. */
@NullMarked
package dev.bantam.observe;

import org.jspecify.annotations.NullMarked;
