/**
 * Answers in the shape that a client asked for: {@link dev.bantam.observe.reply.ReplyShape} reads
 * the shape out of a request and writes the reply; {@link dev.bantam.observe.reply.CacheKey} says
 * which requests are the same.
 */
@NullMarked
package dev.bantam.observe.reply;

import org.jspecify.annotations.NullMarked;
