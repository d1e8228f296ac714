/** OpenAI's shapes as values: requests, replies, answer schemas, token counts. */
@NullMarked
package dev.bantam.observe.wire;

import org.jspecify.annotations.NullMarked;
