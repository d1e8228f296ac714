package dev.bantam.gateway.relay;

/** How a call ended. */
public enum Outcome {
  /** The whole reply reached the client. */
  ANSWERED,
  /** The provider answered with an error, which reached the client. */
  REFUSED,
  /** No provider answered, or broke off; the client was told so. */
  FAILED,
  /** The client went away. */
  ABANDONED
}
