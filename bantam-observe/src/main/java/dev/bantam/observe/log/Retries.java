package dev.bantam.observe.log;

import dev.bantam.core.Call;
import dev.bantam.core.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Tells repeated calls: by the header in which clients count their attempts, and by an equal call
 * at most 10 seconds before or after. Remembers the last calls only, in bounded memory.
 */
final class Retries {

  private static final Duration WINDOW = Duration.ofSeconds(10);
  private static final int CALLS = 4096;
  private static final long CHARACTERS = 8_000_000;
  private static final String HEADER = "x-stainless-retry-count";

  private final LinkedHashMap<Call, Instant> last = new LinkedHashMap<>();
  private long characters;

  /** True when an equal call was made just before; the call is remembered. */
  boolean repeats(Call call, Instant time) {
    Instant before = last.remove(call);
    long size = size(call);
    if (before != null) {
      characters -= size;
    }
    last.put(call, time);
    characters += size;
    Iterator<Map.Entry<Call, Instant>> eldest = last.entrySet().iterator();
    while ((last.size() > CALLS || characters > CHARACTERS) && eldest.hasNext()) {
      characters -= size(eldest.next().getKey());
      eldest.remove();
    }
    return before != null && Duration.between(before, time).abs().compareTo(WINDOW) <= 0;
  }

  /** True when one of these headers says that the call is not the first attempt. */
  static boolean counted(JsonNode headers) {
    if (!headers.isObject()) {
      return false;
    }
    return headers.properties().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(HEADER))
        .map(header -> header.getValue().isArray() ? header.getValue().path(0) : header.getValue())
        .anyMatch(value -> value.asInt(0) > 0);
  }

  private static long size(Call call) {
    long size = 0;
    for (Message message : call.messages()) {
      size += message.text().length();
    }
    return size;
  }
}
