package dev.bantam.cli;

import dev.bantam.gateway.config.ConfigFile;
import dev.bantam.gateway.config.GatewayConfig;
import dev.bantam.gateway.store.Home;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a gateway's configuration and its home are. */
final class GatewayArguments {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The gateway's configuration, YAML; none is needed.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "Where the gateway keeps its traces and keys (default: ~/.bantam).")
  private Optional<Path> home = Optional.empty();

  Optional<ConfigFile> file() {
    return file.map(GatewayArguments::configuration);
  }

  /** A configuration whose variables are the environment's. */
  static ConfigFile configuration(Path file) {
    return new ConfigFile(file, name -> Optional.ofNullable(System.getenv(name)));
  }

  GatewayConfig config() {
    return file().map(ConfigFile::read).orElse(GatewayConfig.DEFAULT);
  }

  Path folder() {
    return home.orElseGet(() -> Path.of(System.getProperty("user.home"), ".bantam"));
  }

  Home home() {
    return Home.at(folder());
  }
}
