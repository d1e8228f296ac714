package dev.bantam.learn.encoder;

import dev.bantam.specialist.encoder.ModelCache;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleConsumer;

/**
 * The jar of ONNX Runtime, fetched only when somebody wants an encoder: 54 MB that a lexical rung
 * does without.
 *
 * @param cache of the user
 * @param repository where it comes from
 */
public record EncoderRuntime(ModelCache cache, MavenRepository repository) {

  private static final MavenArtifact ARTIFACT =
      new MavenArtifact(
          "com.microsoft.onnxruntime",
          "onnxruntime",
          "1.29.0",
          54_400_660,
          "5933bbc0c6c4d89afc04bf7c11011de23a947509c1352e5bf5936e62a84e4d10");

  /** The user's. */
  public static EncoderRuntime ofUser() {
    return new EncoderRuntime(ModelCache.of(System.getenv()), MavenRepository.of(System.getenv()));
  }

  /** Where the jar is, or would be. */
  public Path place() {
    return cache.folder().resolve("runtime").resolve(ARTIFACT.file());
  }

  /**
   * The jar, for the class path of a program that is started next.
   *
   * @param progress is told the share that was fetched; not at all when nothing is fetched
   * @throws FetchException when it is not in the cache and cannot be fetched
   */
  public Path get(DoubleConsumer progress) {
    if (!Files.isRegularFile(place())) {
      repository.copy(ARTIFACT, place(), progress);
    }
    return place();
  }
}
