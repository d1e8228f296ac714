package dev.bantam.gateway.config;

import java.io.Serial;
import java.util.List;

/** A configuration that cannot be used. Its message has one line a problem, with file and line. */
public final class ConfigException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  /** With all problems. */
  public ConfigException(List<String> problems) {
    super(String.join("\n", problems));
  }
}
