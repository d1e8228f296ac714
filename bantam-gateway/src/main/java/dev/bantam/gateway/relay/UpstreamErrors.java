package dev.bantam.gateway.relay;

import dev.bantam.gateway.http.ApiError;
import dev.bantam.provider.ProviderException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What clients are told when a provider does not do its part. */
final class UpstreamErrors {

  private UpstreamErrors() {}

  static ApiError of(ProviderException e) {
    int status =
        switch (e.kind()) {
          case UNREACHABLE, BROKEN -> 502;
          case TIMEOUT -> 504;
          case PAUSED, BUSY, CANCELLED -> 503;
        };
    String code = "upstream_" + e.kind().name().toLowerCase(Locale.ROOT);
    return ApiError.server(status, code, String.valueOf(e.getMessage()));
  }

  /** When to ask again, in whole seconds, at least one; nothing where that is not known. */
  static Map<String, List<String>> retryAfter(ProviderException e) {
    return e.askAgain()
        .map(time -> Math.max(1, time.plusNanos(999_999_999).toSeconds()))
        .map(seconds -> Map.of("retry-after", List.of(String.valueOf(seconds))))
        .orElse(Map.of());
  }

  /** A reply of an error status that is no JSON, such as a proxy's page. */
  static ApiError page(String provider, int status, String contentType) {
    String message =
        "%s answered %d with %s instead of JSON."
            .formatted(provider, status, contentType.isEmpty() ? "something" : contentType);
    String code = "upstream_error";
    return switch (status) {
      case 401 -> new ApiError(401, "authentication_error", code, message);
      case 403 -> new ApiError(403, "permission_error", code, message);
      case 429 -> new ApiError(429, "rate_limit_error", code, message);
      default ->
          status < 500
              ? new ApiError(status, "invalid_request_error", code, message)
              : ApiError.server(status, code, message);
    };
  }

  /** A reply that says it is fine and cannot be. */
  static ApiError unreadable(String provider, String what) {
    return ApiError.server(
        502, "upstream_unreadable", "%s answered with %s.".formatted(provider, what));
  }

  /** A call that may not go unrecorded. */
  static ApiError unrecorded(RecordingException e) {
    return ApiError.server(
        503,
        "not_recorded",
        "The call cannot be recorded, and store.durability is every-call: " + e.getMessage());
  }
}
