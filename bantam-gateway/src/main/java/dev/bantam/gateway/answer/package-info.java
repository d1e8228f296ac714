/** Who answers in an upstream's place: the loop's specialists, and the cache of exact repeats. */
@NullMarked
package dev.bantam.gateway.answer;

import org.jspecify.annotations.NullMarked;
