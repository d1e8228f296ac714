package dev.bantam.gateway.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A configuration's file, which may change while it is in use. */
public final class ConfigFile {

  private static final int MOST = 1_000_001;

  private final Path path;
  private final Function<String, Optional<String>> environment;
  private byte[] seen = new byte[0];
  private boolean forgotten;

  /** A file and where its variables come from. */
  public ConfigFile(Path path, Function<String, Optional<String>> environment) {
    this.path = path;
    this.environment = environment;
  }

  /** What it is called. */
  public String name() {
    return path.toString();
  }

  /**
   * What it says now.
   *
   * @throws ConfigException when it cannot be read or used
   */
  public GatewayConfig read() {
    seen = bytes();
    forgotten = false;
    return ConfigReader.read(seen, name(), environment);
  }

  /**
   * What it says now, if that is other than when it was last read.
   *
   * @throws ConfigException when it cannot be used; once for each change
   */
  public Optional<GatewayConfig> changed() {
    byte[] now = bytes();
    if (!forgotten && Arrays.equals(now, seen)) {
      return Optional.empty();
    }
    return Optional.of(read());
  }

  /** As if it had never been read: it counts as changed at the next look. */
  public void forget() {
    forgotten = true;
  }

  private byte[] bytes() {
    try (var in = Files.newInputStream(path)) {
      return in.readNBytes(MOST);
    } catch (NoSuchFileException e) {
      throw new ConfigException(List.of(path + " does not exist"));
    } catch (IOException e) {
      throw new ConfigException(List.of("%s cannot be read: %s".formatted(path, e.getMessage())));
    }
  }
}
