package dev.bantam.observe.reply;

import dev.bantam.core.Call;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What is equal in two requests that may have one answer.
 *
 * <p>The key is a SHA-256 over the tenant, the path and every property of the request, known or
 * not, except those that cannot change what the model says: {@link #WITHOUT_EFFECT}. The order of
 * properties does not matter, nor whether a number is written 1 or 1.0.
 */
public final class CacheKey {

  /** Properties of a request that cannot change what the model says. */
  public static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "stream",
          "stream_options",
          "user",
          "safety_identifier",
          "metadata",
          "store",
          "service_tier",
          "prompt_cache_key",
          "prompt_cache_retention");

  private final String path;
  private final JsonNode body;
  private final Call call;

  private CacheKey(String path, JsonNode body, Call call) {
    this.path = path;
    this.body = body;
    this.call = call;
  }

  /**
   * The key of a request.
   *
   * @param path the path that was asked, without a query
   * @param body the request; not to be changed
   * @param call the same request, read, with its tenant
   */
  public static CacheKey of(String path, JsonNode body, Call call) {
    return new CacheKey(path, body, call);
  }

  /** 64 hexadecimal digits, counted anew each time: most requests are never looked up. */
  public String sha256() {
    CanonicalHash hash = new CanonicalHash();
    hash.add("bantam-cache-1");
    hash.add(call.tenant().map(tenant -> "of " + tenant).orElse(""));
    hash.add(path);
    hash.addWithout(body, WITHOUT_EFFECT);
    return hash.hexadecimal();
  }

  /**
   * The temperature that was asked for, if one was: above 0 an application may want another answer
   * each time.
   */
  public OptionalDouble temperature() {
    JsonNode temperature = body.path("temperature");
    return temperature.isNumber()
        ? OptionalDouble.of(temperature.doubleValue())
        : OptionalDouble.empty();
  }

  /** Why no answer to this request may be kept for the next one, in words; empty when it may. */
  public Optional<String> obstacle() {
    return call.obstacles().stream()
        .findFirst()
        .or(() -> Unanswerable.reason(new Asked(body, call)));
  }
}
