/** Traces, kept. */
@NullMarked
package dev.bantam.gateway.store;

import org.jspecify.annotations.NullMarked;
