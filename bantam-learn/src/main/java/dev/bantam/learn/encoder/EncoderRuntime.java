package dev.bantam.learn.encoder;

import dev.bantam.specialist.encoder.ModelCache;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * Jars with native code, fetched only when somebody wants what they do: ONNX Runtime, 54 MB that a
 * lexical rung does without, and tokenizers that are not of BERT's kind, 20 MB.
 *
 * @param cache of the user
 * @param repository where it comes from
 */
public record EncoderRuntime(ModelCache cache, MavenRepository repository) {

  private static final MavenArtifact ONNX =
      new MavenArtifact(
          "com.microsoft.onnxruntime",
          "onnxruntime",
          "1.29.0",
          54_400_660,
          "5933bbc0c6c4d89afc04bf7c11011de23a947509c1352e5bf5936e62a84e4d10");

  private static final List<MavenArtifact> TOKENIZERS =
      List.of(
          new MavenArtifact(
              "ai.djl.huggingface",
              "tokenizers",
              "0.36.0",
              18_716_955,
              "78764d19760647d3c53c819be04fcd2fd9d1e805dd60a2ed835f53efb3fafade"),
          new MavenArtifact(
              "ai.djl",
              "api",
              "0.36.0",
              1_000_131,
              "3d720dad798114f824a9efa32de4cc15e7bebf0e8f2a0cc68fde101d490d0c0a"));

  /** The user's. */
  public static EncoderRuntime ofUser() {
    return new EncoderRuntime(ModelCache.of(System.getenv()), MavenRepository.of(System.getenv()));
  }

  /**
   * Fetches ONNX Runtime, for the class path of a program that is started next.
   *
   * @param progress is told the share that was fetched; not at all when nothing is fetched
   * @return where it is
   * @throws FetchException when it is not in the cache and cannot be fetched
   */
  public Path onnx(DoubleConsumer progress) {
    return get(ONNX, progress);
  }

  /**
   * Fetches other tokenizers, for the class path of a program that is started next.
   *
   * @param progress is told the share that was fetched; not at all when nothing is fetched
   * @return where they are
   * @throws FetchException when they are not in the cache and cannot be fetched
   */
  public List<Path> tokenizers(DoubleConsumer progress) {
    return TOKENIZERS.stream().map(artifact -> get(artifact, progress)).toList();
  }

  private Path get(MavenArtifact artifact, DoubleConsumer progress) {
    Path place = cache.folder().resolve("runtime").resolve(artifact.file());
    if (!Files.isRegularFile(place)) {
      repository.copy(artifact, place, progress);
    }
    return place;
  }
}
