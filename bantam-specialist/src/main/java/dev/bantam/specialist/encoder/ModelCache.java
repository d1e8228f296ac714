package dev.bantam.specialist.encoder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A folder of base models, shared by all specialists of a user: each file under the name of its
 * SHA-256.
 *
 * @param folder need not exist
 */
public record ModelCache(Path folder) {

  private static final String NAME = "bantam";

  /**
   * The user's: the environment's {@code BANTAM_CACHE}, else {@code bantam} in {@code
   * XDG_CACHE_HOME}, else {@code .cache/bantam} in the home folder.
   *
   * @param environment such as {@link System#getenv()}
   */
  public static ModelCache of(Map<String, String> environment) {
    String own = environment.getOrDefault("BANTAM_CACHE", "");
    String caches = environment.getOrDefault("XDG_CACHE_HOME", "");
    if (!own.isBlank()) {
      return new ModelCache(Path.of(own));
    }
    return new ModelCache(
        caches.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache", NAME)
            : Path.of(caches, NAME));
  }

  /** Where the file of that content is, or would be. */
  public Path place(String sha256) {
    return folder.resolve("models").resolve(sha256);
  }

  /** The file of that content, if it is there. */
  public Optional<Path> find(String sha256) {
    return Optional.of(place(sha256)).filter(Files::isRegularFile);
  }
}
