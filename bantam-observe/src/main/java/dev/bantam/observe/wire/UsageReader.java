package dev.bantam.observe.wire;

import dev.bantam.core.Usage;
import tools.jackson.databind.JsonNode;

/**
 * Reads the tokens that a reply counts, in the shapes of chat completions, completions, responses
 * and Anthropic's messages. A count that cannot be is taken as 0 or as its whole.
 */
public final class UsageReader {

  private UsageReader() {}

  /** The usage of a reply's body; {@link Usage#NONE} when it has none. */
  public static Usage read(JsonNode body) {
    JsonNode usage = body.path("usage");
    return usage.isObject() ? of(usage) : of(body.path("response").path("usage"));
  }

  /** The usage that this object says. */
  public static Usage of(JsonNode usage) {
    long input = first(usage, "prompt_tokens", "input_tokens");
    long output = first(usage, "completion_tokens", "output_tokens");
    long cached = first(usage.path("prompt_tokens_details"), "cached_tokens");
    cached = Math.max(cached, first(usage.path("input_tokens_details"), "cached_tokens"));
    if (usage.has("input_tokens") && usage.has("cache_read_input_tokens")) {
      // Anthropic counts what it cached or found cached beside the input, not in it.
      cached = first(usage, "cache_read_input_tokens");
      input += cached + first(usage, "cache_creation_input_tokens");
    }
    long reasoning = first(usage.path("completion_tokens_details"), "reasoning_tokens");
    reasoning = Math.max(reasoning, first(usage.path("output_tokens_details"), "reasoning_tokens"));
    return of(input, cached, output, reasoning);
  }

  /** A usage whose parts are at most their wholes. */
  public static Usage of(long input, long cachedInput, long output, long reasoning) {
    long read = Math.max(0, input);
    long written = Math.max(0, output);
    return new Usage(
        read, Math.clamp(cachedInput, 0, read), written, Math.clamp(reasoning, 0, written));
  }

  private static long first(JsonNode node, String... names) {
    for (String name : names) {
      JsonNode value = node.path(name);
      if (value.isNumber()) {
        double number = value.doubleValue();
        return number >= 0 && number < 1e15 ? (long) number : 0;
      }
    }
    return 0;
  }
}
