package dev.bantam.gateway.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.bantam.gateway.relay.Bodies;
import dev.bantam.gateway.relay.IncomingCall;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/**
 * The calls that nobody answered lately. Whoever repeats one of them makes its first call that
 * counts; whoever repeats another one makes the same call a second time.
 */
final class FailedCalls {

  private static final int MOST = 10_000;
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private final Cache<String, Boolean> failed =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

  /** A call got no answer. */
  void remember(IncomingCall call) {
    failed.put(key(call), true);
  }

  /** Whether a call repeats one that was answered, as far as client and gateway know. */
  boolean isRetry(IncomingCall call) {
    String count = Bodies.first(call.request().headers(), "x-stainless-retry-count");
    return !count.equals("0") && !count.isEmpty() && failed.getIfPresent(key(call)) == null;
  }

  private static String key(IncomingCall call) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((call.tenant() + "\n").getBytes(StandardCharsets.UTF_8));
      digest.update(call.request().body());
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
