/**
 * Anthropic's Messages API behind OpenAI's chat completions: requests, replies, streams, errors.
 */
@NullMarked
package dev.bantam.provider.anthropic;

import org.jspecify.annotations.NullMarked;
