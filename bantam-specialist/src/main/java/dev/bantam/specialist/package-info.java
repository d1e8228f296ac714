/** Loads a specialist folder and answers inputs: the embeddable library. */
@NullMarked
package dev.bantam.specialist;

import org.jspecify.annotations.NullMarked;
