package dev.bantam.gateway.config;

import java.util.List;
import java.util.Optional;

/**
 * Who may call.
 *
 * @param mode what callers identify themselves with
 * @param hosts names under which the gateway may be addressed, beside this machine's own
 * @param origins web pages that may call, such as {@code https://app.example.com}
 * @param tenantKey a secret that several gateways share so that they name tenants alike
 */
public record AccessConfig(
    Mode mode, List<String> hosts, List<String> origins, Optional<String> tenantKey) {

  /** What callers identify themselves with. */
  public enum Mode {
    /** With their own keys for the upstream, which go there. */
    PASS_THROUGH,
    /** With keys of the gateway, which has its own for the upstream. */
    KEYS
  }

  /** Lists that nobody can change. */
  public AccessConfig {
    hosts = List.copyOf(hosts);
    origins = List.copyOf(origins);
  }

  /** What holds without a file. */
  public static final AccessConfig DEFAULT =
      new AccessConfig(Mode.PASS_THROUGH, List.of(), List.of(), Optional.empty());

  /** Without the secret. */
  @Override
  public String toString() {
    return "AccessConfig[%s, hosts %s, origins %s]".formatted(mode, hosts, origins);
  }
}
