package dev.bantam.gateway.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;

/** Replies to what is no proper HTTP, which no handler ever sees. */
final class HelidonErrors implements DirectHandler {

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType eventType,
      Status defaultStatus,
      ServerResponseHeaders responseHeaders,
      String message) {
    int status = defaultStatus.code();
    ApiError error =
        switch (status) {
          case 413 ->
              new ApiError(
                  413, "invalid_request_error", "body_too_large", "The body is too large.");
          case 503 -> ApiError.server(503, "too_many_calls", "Too many calls at once; try again.");
          default ->
              status < 500 || status == 501 || status == 505
                  ? new ApiError(
                      status,
                      "invalid_request_error",
                      "malformed_request",
                      "The request is not proper HTTP/1.1.")
                  : ApiError.server(status, "internal_error", "Bantam failed on this request.");
        };
    return TransportResponse.builder()
        .status(defaultStatus)
        .headers(responseHeaders)
        .header(HeaderValues.create(HeaderNames.CONTENT_TYPE, "application/json"))
        .entity(error.body())
        .build();
  }
}
