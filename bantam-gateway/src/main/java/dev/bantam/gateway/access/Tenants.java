package dev.bantam.gateway.access;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names tenants by their keys so that nobody can tell the key, nor try one out: HMAC-SHA256 under a
 * secret of the gateway, its first 64 bits.
 */
public final class Tenants {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 8;

  private static final int REMEMBERED = 1_000;

  private final SecretKeySpec secret;
  private final Map<String, String> names = new ConcurrentHashMap<>();

  /**
   * @param secret the gateway's own
   */
  public Tenants(byte[] secret) {
    this.secret = new SecretKeySpec(secret, ALGORITHM);
  }

  /** The tenant with this key. */
  public String name(String key) {
    if (names.size() >= REMEMBERED) {
      names.clear();
    }
    return names.computeIfAbsent(key, this::hashed);
  }

  private String hashed(String key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      byte[] hash = mac.doFinal(key.getBytes(StandardCharsets.UTF_8));
      return "key-" + HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("this Java has no HMAC-SHA256", e);
    }
  }
}
