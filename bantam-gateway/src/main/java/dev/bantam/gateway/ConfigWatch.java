package dev.bantam.gateway;

import dev.bantam.gateway.config.ConfigException;
import dev.bantam.gateway.config.ConfigFile;
import dev.bantam.gateway.config.GatewayConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Has a gateway follow its configuration's file. A file with errors changes nothing. One that is
 * right and cannot be used at present is tried again.
 */
public final class ConfigWatch implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger("dev.bantam.gateway");
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
        use(changed.get());
        lastError = "";
      }
    } catch (ConfigException e) {
      tell(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "a configuration could not be used", e);
      tell(e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  private void use(GatewayConfig changed) {
    boolean used = false;
    try {
      List<String> later = gateway.reload(overrides.apply(changed));
      used = true;
      words.accept(
          "the configuration was read again"
              + (later.isEmpty() ? "" : "; a restart is needed for " + String.join(", ", later)));
    } finally {
      if (!used) {
        // What stood in the way, such as a database or a file of recordings, may be there later.
        file.forget();
      }
    }
  }

  private void tell(String message) {
    if (!message.equals(lastError)) {
      lastError = message;
      words.accept("the configuration stays as it was, because of\n" + message);
    }
  }

  @Override
  public void close() {
    look.close();
  }
}
