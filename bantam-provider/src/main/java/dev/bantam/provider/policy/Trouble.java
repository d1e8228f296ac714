package dev.bantam.provider.policy;

/** Which statuses say that a provider is in trouble, not the call. */
final class Trouble {

  private Trouble() {}

  /** Whether the same call may succeed later, or elsewhere. */
  static boolean passes(int status) {
    return status == 408 || status == 409 || status == 429 || status >= 500;
  }

  /** Whether the provider itself failed. */
  static boolean failed(int status) {
    return status >= 500;
  }
}
