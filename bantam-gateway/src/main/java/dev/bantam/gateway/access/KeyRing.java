package dev.bantam.gateway.access;

import dev.bantam.gateway.http.ApiError;
import dev.bantam.gateway.http.ApiException;
import dev.bantam.gateway.http.Caller;
import dev.bantam.gateway.http.Exchange;
import dev.bantam.gateway.store.KeyTable;
import dev.bantam.gateway.store.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets in who has a key of the gateway. */
public final class KeyRing implements Gatekeeper {

  private volatile Map<String, KeyTable.Row> keys = Map.of();

  /** A ring with these keys. */
  public KeyRing(List<KeyTable.Row> keys) {
    replace(keys);
  }

  /** From now on these keys count. */
  public void replace(List<KeyTable.Row> rows) {
    Map<String, KeyTable.Row> fresh = new HashMap<>();
    rows.forEach(row -> fresh.put(row.id(), row));
    keys = Map.copyOf(fresh);
  }

  @Override
  public Caller admit(Exchange exchange) {
    String key = Credentials.of(exchange);
    if (key.isEmpty()) {
      throw new ApiException(
          ApiError.unauthorised(
              "missing_api_key",
              "This gateway asks for a key of its own (Authorization: Bearer bantam-...)."));
    }
    Optional<KeyTable.Row> row =
        GatewayKey.id(key).flatMap(id -> Optional.ofNullable(keys.get(id)));
    byte[] expected = bytes(row.map(KeyTable.Row::sha256).orElse(""));
    if (!MessageDigest.isEqual(expected, bytes(Sha256.hex(key)))) {
      throw new ApiException(
          ApiError.unauthorised(
              "invalid_api_key",
              "This is no key of this gateway. Its operator makes one: bantam keys add NAME"));
    }
    return new Caller(row.orElseThrow().name(), false, row.orElseThrow().allTraces());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
