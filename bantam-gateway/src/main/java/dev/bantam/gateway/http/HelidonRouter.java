package dev.bantam.gateway.http;

import io.helidon.webserver.Router;
import io.helidon.webserver.Routing;
import java.util.List;

/** Knows one routing. */
record HelidonRouter(HelidonRouting routing) implements Router {

  @Override
  public <T extends Routing> T routing(Class<T> type, T other) {
    return type.isInstance(routing) ? type.cast(routing) : other;
  }

  @Override
  public List<? extends Routing> routings() {
    return List.of(routing);
  }

  @Override
  public void beforeStart() {}

  @Override
  public void afterStop() {}
}
