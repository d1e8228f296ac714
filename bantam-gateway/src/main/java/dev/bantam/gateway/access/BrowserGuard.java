package dev.bantam.gateway.access;

import dev.bantam.gateway.http.ApiError;
import dev.bantam.gateway.http.ApiException;
import dev.bantam.gateway.http.Caller;
import dev.bantam.gateway.http.Exchange;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keeps web pages from using the gateway through the browser of somebody who can reach it: by a
 * name that resolves to this machine (DNS rebinding), or by requests that browsers send for any
 * page.
 */
public final class BrowserGuard implements Gatekeeper {

  /** What a page can send elsewhere without being asked whether it may. */
  private static final Set<String> OF_FORMS =
      Set.of("", "text/plain", "application/x-www-form-urlencoded");

  private static final Set<String> ELSEWHERE = Set.of("cross-site", "same-site");
  private static final Set<String> NO_LENGTH = Set.of("", "0");

  private static final Set<String> JSON_ONLY =
      Set.of("/v1/chat/completions", "/v1/responses", "/v1/embeddings", "/v1/completions");

  private final Optional<Set<String>> hosts;
  private final Set<String> origins;
  private final Gatekeeper next;

  /**
   * @param hosts under which the gateway may be addressed; empty: any, as where keys are asked for
   * @param origins of pages that may call
   * @param next who decides about the rest
   */
  public BrowserGuard(Optional<List<String>> hosts, List<String> origins, Gatekeeper next) {
    this.hosts = hosts.map(BrowserGuard::small);
    this.origins = small(origins);
    this.next = next;
  }

  private static Set<String> small(List<String> texts) {
    Set<String> set = new TreeSet<>();
    texts.forEach(text -> set.add(text.toLowerCase(Locale.ROOT)));
    return set;
  }

  @Override
  public Caller admit(Exchange exchange) {
    checkHost(exchange);
    checkOrigin(exchange);
    checkType(exchange);
    return next.admit(exchange);
  }

  private void checkHost(Exchange exchange) {
    String host = withoutPort(exchange.header("host").toLowerCase(Locale.ROOT));
    if (hosts.isPresent() && !hosts.get().contains(host)) {
      throw refused(
          "host_not_allowed",
          "This gateway is not addressed by this name. To allow it: access.hosts");
    }
  }

  private static String withoutPort(String host) {
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
  }

  private void checkOrigin(Exchange exchange) {
    String origin = exchange.header("origin").toLowerCase(Locale.ROOT);
    boolean fromElsewhere =
        origin.isEmpty() && ELSEWHERE.contains(exchange.header("sec-fetch-site"));
    if (fromElsewhere
        || (!origin.isEmpty() && !isOwn(origin, exchange) && !origins.contains(origin))) {
      throw refused(
          "origin_not_allowed",
          "Web pages may not call this gateway. To allow one: access.origins");
    }
  }

  private static boolean isOwn(String origin, Exchange exchange) {
    return origin.equals("http://" + exchange.header("host").toLowerCase(Locale.ROOT));
  }

  private static void checkType(Exchange exchange) {
    String method = exchange.method();
    boolean bare =
        NO_LENGTH.contains(exchange.header("content-length"))
            && exchange.header("transfer-encoding").isEmpty();
    if (bare || method.equals("GET") || method.equals("HEAD") || method.equals("DELETE")) {
      return;
    }
    String value = exchange.header("content-type");
    int end = value.indexOf(';');
    String type = (end < 0 ? value : value.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    boolean json = type.equals("application/json") || type.endsWith("+json");
    if (JSON_ONLY.contains(exchange.path()) ? !json : OF_FORMS.contains(type)) {
      throw new ApiException(
          new ApiError(
              415,
              "invalid_request_error",
              "unsupported_media_type",
              "The body should be sent as Content-Type: application/json."));
    }
  }

  private static ApiException refused(String code, String message) {
    return new ApiException(ApiError.forbidden(code, message));
  }
}
