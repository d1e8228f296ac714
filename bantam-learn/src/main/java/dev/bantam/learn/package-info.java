/** Examples in, certified specialist folder out. */
@NullMarked
package dev.bantam.learn;

import org.jspecify.annotations.NullMarked;
