/** The process beside the gateway in which specialists are learned. */
@NullMarked
package dev.bantam.gateway.learner;

import org.jspecify.annotations.NullMarked;
