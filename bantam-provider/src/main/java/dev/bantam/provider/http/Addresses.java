package dev.bantam.provider.http;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The addresses of requests to one server. Most go to the same few, which are remembered, for to
 * check one takes a while; not those with a query, which may hold a key.
 */
final class Addresses {

  private static final int REMEMBERED = 100;
  private static final int LONGEST = 200;

  private final BaseUrl base;
  private final Map<String, URI> known = new ConcurrentHashMap<>();

  Addresses(BaseUrl base) {
    this.base = base;
  }

  /**
   * The address of a request.
   *
   * @param target its whole path with its query
   * @throws IllegalArgumentException when that is none
   */
  URI of(String target) {
    URI before = known.get(target);
    if (before != null) {
      return before;
    }
    URI address = base.resolve(target);
    if (target.length() <= LONGEST && target.indexOf('?') < 0) {
      if (known.size() >= REMEMBERED) {
        known.clear();
      }
      known.put(target, address);
    }
    return address;
  }
}
