/** JMH and side-by-side runs; never on the product's class path. */
@NullMarked
package dev.bantam.bench;

import org.jspecify.annotations.NullMarked;
