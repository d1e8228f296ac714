package dev.bantam.gateway.access;

import dev.bantam.gateway.store.KeyTable;
import dev.bantam.gateway.store.Sha256;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key of the gateway: {@code bantam-ID-SECRET}. The secret has 160 random bits, so that a plain
 * hash hides it.
 */
public final class GatewayKey {

  private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
  private static final Pattern FORM = Pattern.compile("bantam-([0-9a-z]{8})-[0-9a-z]{32}");

  private GatewayKey() {}

  /**
   * A new key with what is kept of it.
   *
   * @param text the whole key: to be shown once and forgotten
   * @param row what is kept
   */
  public record Fresh(String text, KeyTable.Row row) {}

  /** A new key for somebody of this name. */
  public static Fresh fresh(String name, boolean allTraces, SecureRandom random, Instant now) {
    String id = digits(8, random);
    String text = "bantam-%s-%s".formatted(id, digits(32, random));
    return new Fresh(text, new KeyTable.Row(id, name, Sha256.hex(text), allTraces, now));
  }

  /** The public part of a key, if it has the form of one. */
  static Optional<String> id(String key) {
    Matcher match = FORM.matcher(key);
    return match.matches() ? Optional.of(match.group(1)) : Optional.empty();
  }

  private static String digits(int count, SecureRandom random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(DIGITS[random.nextInt(DIGITS.length)]);
    }
    return text.toString();
  }
}
