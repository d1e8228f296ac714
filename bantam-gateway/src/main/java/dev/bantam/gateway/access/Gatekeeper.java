package dev.bantam.gateway.access;

import dev.bantam.gateway.http.Caller;
import dev.bantam.gateway.http.Exchange;

/** Lets requests in, or not. */
@FunctionalInterface
public interface Gatekeeper {

  /**
   * Who makes this request.
   *
   * @throws dev.bantam.gateway.http.ApiException when nobody who may
   */
  Caller admit(Exchange exchange);
}
