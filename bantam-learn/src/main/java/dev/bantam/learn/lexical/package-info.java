/** Trains the lexical rung: n-grams counted, a head per field fitted, weights cut and quantised. */
@NullMarked
package dev.bantam.learn.lexical;

import org.jspecify.annotations.NullMarked;
