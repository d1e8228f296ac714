/** Who may call. */
@NullMarked
package dev.bantam.gateway.access;

import org.jspecify.annotations.NullMarked;
