/** The OpenAI-compatible server, put together. */
@NullMarked
package dev.bantam.gateway;

import org.jspecify.annotations.NullMarked;
