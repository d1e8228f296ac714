/** Calls that go through unharmed. */
@NullMarked
package dev.bantam.gateway.relay;

import org.jspecify.annotations.NullMarked;
