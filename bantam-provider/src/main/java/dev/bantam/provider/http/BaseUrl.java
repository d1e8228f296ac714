package dev.bantam.provider.http;

import java.net.URI;
import java.util.Locale;
import org.apache.hc.core5.http.HttpHost;

/**
 * Where a server is.
 *
 * @param origin scheme, host and port, as messages name it
 * @param path that every request's path begins with, without a slash at its end
 */
record BaseUrl(String origin, String path) {

  /**
   * The parts of a URL.
   *
   * @throws IllegalArgumentException when it is not http or https, or has more than a host, a port
   *     and a path; the message does not repeat it
   */
  static BaseUrl of(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException("a base URL must begin with http:// or https://");
    }
    if (url.getHost() == null || url.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "a base URL must name a host, and no user or password: write keys as headers");
    }
    if (url.getRawQuery() != null || url.getRawFragment() != null) {
      throw new IllegalArgumentException("a base URL must end with its path, without ? and #");
    }
    if (url.getPort() == 0 || url.getPort() > 65535) {
      throw new IllegalArgumentException(
          "a base URL's port must be from 1 to 65535, not " + url.getPort());
    }
    String path = url.getRawPath() == null ? "" : url.getRawPath();
    return new BaseUrl(scheme + "://" + url.getRawAuthority(), path.replaceAll("/+$", ""));
  }

  /**
   * The address of a request.
   *
   * @param target its whole path with its query
   * @throws IllegalArgumentException when that is none
   */
  URI resolve(String target) {
    if (!target.startsWith("/") || target.indexOf('#') >= 0) {
      throw new IllegalArgumentException("a path must begin with a slash and be without #");
    }
    try {
      return URI.create(origin + target);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("a path has a character that must be %-encoded", e);
    }
  }

  /** Where connections go. */
  HttpHost host() {
    URI url = URI.create(origin);
    return new HttpHost(url.getScheme(), url.getHost(), url.getPort());
  }

  @Override
  public String toString() {
    return origin;
  }
}
