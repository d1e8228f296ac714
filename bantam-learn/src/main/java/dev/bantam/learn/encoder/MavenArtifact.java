package dev.bantam.learn.encoder;

/**
 * A jar of a Maven repository, pinned by its content: wherever it comes from, it is this one.
 *
 * @param group such as {@code com.example}
 * @param name of the artifact
 * @param version of the artifact
 * @param bytes its size
 * @param sha256 in hexadecimal digits
 */
public record MavenArtifact(String group, String name, String version, long bytes, String sha256) {

  /** The jar's file name. */
  String file() {
    return "%s-%s.jar".formatted(name, version);
  }

  /** Where it lies in any Maven repository. */
  String path() {
    return "%s/%s/%s/%s".formatted(group.replace('.', '/'), name, version, file());
  }
}
