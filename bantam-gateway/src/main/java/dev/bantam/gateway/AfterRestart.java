package dev.bantam.gateway;

import dev.bantam.gateway.config.GatewayConfig;
import java.util.ArrayList;
import java.util.List;

/** What of a configuration changes only with a restart. */
final class AfterRestart {

  private AfterRestart() {}

  /** The parts that differ and stay as they are, as people are told. */
  static List<String> of(GatewayConfig before, GatewayConfig next) {
    List<String> later = new ArrayList<>();
    if (!before.server().equals(next.server())) {
      later.add("server");
    }
    if (!before.access().tenantKey().equals(next.access().tenantKey())) {
      later.add("access.tenant_key");
    }
    if (!before.store().url().equals(next.store().url())
        || before.store().durability() != next.store().durability()
        || before.store().maxBody() != next.store().maxBody()
        || before.store().queue() != next.store().queue()) {
      later.add("store but record and retention");
    }
    if (!before.telemetry().equals(next.telemetry())) {
      later.add("telemetry");
    }
    return later;
  }
}
