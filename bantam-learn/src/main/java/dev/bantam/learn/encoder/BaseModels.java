package dev.bantam.learn.encoder;

import dev.bantam.specialist.encoder.Encoder;
import dev.bantam.specialist.encoder.EncoderException;
import dev.bantam.specialist.encoder.EncoderReference;
import dev.bantam.specialist.encoder.EncoderSettings;
import dev.bantam.specialist.encoder.ModelCache;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Gets base models: from the cache, else once from a repository into the cache. Nothing is fetched
 * again, and nothing that is not exactly what was pinned is kept.
 *
 * @param cache of the user
 * @param repository where the jars come from
 */
public record BaseModels(ModelCache cache, MavenRepository repository) {

  private static final List<String> MODELS = List.of("model.onnx", "onnx/model.onnx");
  private static final String TOKENIZER = "tokenizer.json";

  /** The user's. */
  public static BaseModels ofUser() {
    return new BaseModels(ModelCache.of(System.getenv()), MavenRepository.of(System.getenv()));
  }

  /** Whether a model can be had without a network. */
  public boolean has(BaseModel model) {
    EncoderReference reference = model.reference();
    return cache.find(reference.model()).isPresent()
        && cache.find(reference.tokenizer()).isPresent();
  }

  /**
   * A model's files.
   *
   * @param progress is told the share that was fetched; not at all when nothing is fetched
   * @throws FetchException when it is not in the cache and cannot be fetched
   */
  public BaseModelFiles get(BaseModel model, DoubleConsumer progress) {
    EncoderReference reference = model.reference();
    if (!has(model)) {
      fetch(model, progress);
    }
    return new BaseModelFiles(
        model.title(),
        cache.place(reference.model()),
        cache.place(reference.tokenizer()),
        reference,
        true);
  }

  /**
   * The model in a folder as Hugging Face lays it out: {@code model.onnx}, perhaps in {@code onnx},
   * and {@code tokenizer.json}.
   *
   * @param settings how it wants to be used
   * @throws EncoderException when a file is missing
   */
  public static BaseModelFiles in(Path folder, EncoderSettings settings) {
    Path model =
        MODELS.stream()
            .map(folder::resolve)
            .filter(Files::isRegularFile)
            .findFirst()
            .orElseThrow(() -> missing(folder, MODELS.getFirst()));
    Path tokenizer = folder.resolve(TOKENIZER);
    if (!Files.isRegularFile(tokenizer)) {
      throw missing(folder, TOKENIZER);
    }
    String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    EncoderReference reference = Encoder.reference(model, tokenizer, settings);
    return new BaseModelFiles(name, model, tokenizer, reference, false);
  }

  private static EncoderException missing(Path folder, String file) {
    return new EncoderException(
        "%s is no base model: it has no %s. A folder needs %s and %s; by name there are %s."
            .formatted(folder, file, MODELS.getFirst(), TOKENIZER, BaseModel.names()));
  }

  private void fetch(BaseModel model, DoubleConsumer progress) {
    MavenArtifact artifact = model.artifact();
    Path jar = cache.folder().resolve("fetched").resolve(artifact.file());
    repository.copy(artifact, jar, progress);
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      unpack(zip, model.tokenizerEntry(), model.tokenizer());
      unpack(zip, model.modelEntry(), model.model());
    } catch (IOException e) {
      throw MavenRepository.cannotWrite(artifact, e);
    }
    try {
      Files.deleteIfExists(jar);
    } catch (IOException e) {
      // Takes room and does no harm: the next fetch writes over it.
    }
  }

  private void unpack(ZipFile zip, String name, BaseModel.Part part) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException(name + " is not in it");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      PinnedCopy.write(
          in, part.bytes(), part.sha256(), cache.place(part.sha256()), name, share -> {});
    }
  }
}
