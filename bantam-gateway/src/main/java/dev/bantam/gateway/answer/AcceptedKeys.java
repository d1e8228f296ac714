package dev.bantam.gateway.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.bantam.provider.ProviderCall;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which callers' keys the upstream accepted for which models, where callers bring their own. Who
 * was never let in by the upstream must not be answered in its place. Kept are hashes, for an hour
 * after the upstream's last word, and of at most ten thousand keys.
 */
public final class AcceptedKeys {

  private static final List<String> CREDENTIALS =
      List.of("authorization", "api-key", "x-api-key", "x-goog-api-key");

  private static final int MOST_KEYS = 10_000;
  private static final int MOST_MODELS = 100;
  private static final Duration REMEMBERED = Duration.ofHours(1);

  /** Copied for every key, which takes less time than to look for one among Java's providers. */
  private final MessageDigest unused = sha256();

  private final Cache<String, Set<String>> models =
      Caffeine.newBuilder().maximumSize(MOST_KEYS).expireAfterWrite(REMEMBERED).build();

  /** Whether the upstream answered this key for this model. */
  public boolean accepts(ProviderCall call, String model) {
    Set<String> known = models.getIfPresent(key(call));
    return known != null && known.contains(model);
  }

  /** Hears what status the upstream gave to this key for this model. */
  public void hear(ProviderCall call, String model, int status) {
    if (status == 401 || status == 403) {
      models.invalidate(key(call));
    } else if (status >= 200 && status < 300) {
      String key = key(call);
      Set<String> known = models.get(key, unknown -> ConcurrentHashMap.newKeySet());
      if (known.size() < MOST_MODELS) {
        known.add(model);
      }
      // Again, so that the hour begins anew.
      models.put(key, known);
    }
  }

  /** Forgets all, as when calls go to other upstreams from now on. */
  public void clear() {
    models.invalidateAll();
  }

  /** All that a provider could take for the key, since it is not known which it looks at. */
  private String key(ProviderCall call) {
    MessageDigest digest = digest();
    for (String name : CREDENTIALS) {
      for (String value : call.headers().getOrDefault(name, List.of())) {
        digest.update((name + ":" + value + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }

  private MessageDigest digest() {
    try {
      return (MessageDigest) unused.clone();
    } catch (CloneNotSupportedException e) {
      return sha256();
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
