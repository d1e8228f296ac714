/** Prices, tokens, energy: what a call costs. */
@NullMarked
package dev.bantam.economy;

import org.jspecify.annotations.NullMarked;
