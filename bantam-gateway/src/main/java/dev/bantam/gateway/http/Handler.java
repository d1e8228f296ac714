package dev.bantam.gateway.http;

/** Replies to requests. Called on a virtual thread of its own; may block. */
@FunctionalInterface
public interface Handler {

  /**
   * Replies to one request.
   *
   * @throws ApiException when the reply is an error, and nothing has been sent yet
   */
  void handle(Exchange exchange);
}
