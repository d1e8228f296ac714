package dev.bantam.cli;

/** A running gateway cannot be reached, or does not do what was asked. */
final class GatewayApiException extends RuntimeException {

  private static final long serialVersionUID = 1;

  GatewayApiException(String message) {
    super(message);
  }
}
