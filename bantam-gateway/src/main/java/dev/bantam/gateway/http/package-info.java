/** HTTP as the gateway sees it: one exchange at a time, whatever server carries it. */
@NullMarked
package dev.bantam.gateway.http;

import org.jspecify.annotations.NullMarked;
