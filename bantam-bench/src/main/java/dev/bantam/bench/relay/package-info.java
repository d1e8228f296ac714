/** What a relay costs: an instant upstream, a bare relay to compare with, and a load. */
@NullMarked
package dev.bantam.bench.relay;

import org.jspecify.annotations.NullMarked;
