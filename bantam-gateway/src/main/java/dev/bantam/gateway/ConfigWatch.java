package dev.bantam.gateway;

import dev.bantam.gateway.config.ConfigException;
import dev.bantam.gateway.config.ConfigFile;
import dev.bantam.gateway.config.GatewayConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Has a gateway follow its configuration's file. A file with errors changes nothing. */
public final class ConfigWatch implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final ConfigFile file;
  private final UnaryOperator<GatewayConfig> overrides;
  private final Gateway gateway;
  private final Consumer<String> words;
  private final Repeated look;
  private String lastError = "";

  /**
   * Begins to look at the file once a second.
   *
   * @param overrides what the command line says on top of the file
   * @param words told of what happens
   */
  public ConfigWatch(
      ConfigFile file,
      UnaryOperator<GatewayConfig> overrides,
      Gateway gateway,
      Consumer<String> words) {
    this.file = file;
    this.overrides = overrides;
    this.gateway = gateway;
    this.words = words;
    this.look = Repeated.every(PAUSE, "bantam looks at its configuration", this::look);
  }

  private void look() {
    try {
      Optional<GatewayConfig> changed = file.changed();
      if (changed.isPresent()) {
        List<String> later = gateway.reload(overrides.apply(changed.get()));
        words.accept(
            "the configuration was read again"
                + (later.isEmpty() ? "" : "; a restart is needed for " + String.join(", ", later)));
        lastError = "";
      }
    } catch (ConfigException e) {
      String message = String.valueOf(e.getMessage());
      if (!message.equals(lastError)) {
        lastError = message;
        words.accept("the configuration stays as it was, because of\n" + message);
      }
    }
  }

  @Override
  public void close() {
    look.close();
  }
}
