package dev.bantam.observe.reply;

import dev.bantam.core.Usage;
import java.time.Instant;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is said in a reply.
 *
 * @param text the content, or a function's arguments
 * @param id a fresh id without a prefix
 * @param time when it was answered
 * @param usage the tokens of prompt and answer
 */
record Said(String text, String id, Instant time, Usage usage) {

  /** The counts as chat completions name them. */
  ObjectNode usageOfChat() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("prompt_tokens", usage.input());
    json.put("completion_tokens", usage.output());
    json.put("total_tokens", usage.input() + usage.output());
    json.putObject("prompt_tokens_details").put("cached_tokens", usage.cachedInput());
    json.putObject("completion_tokens_details").put("reasoning_tokens", usage.reasoning());
    return json;
  }

  /** The counts as responses name them. */
  ObjectNode usageOfResponse() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("input_tokens", usage.input());
    json.putObject("input_tokens_details")
        .put("cached_tokens", usage.cachedInput())
        .put("cache_write_tokens", 0);
    json.put("output_tokens", usage.output());
    json.putObject("output_tokens_details").put("reasoning_tokens", usage.reasoning());
    json.put("total_tokens", usage.input() + usage.output());
    return json;
  }
}
