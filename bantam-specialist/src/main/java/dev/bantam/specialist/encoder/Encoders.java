package dev.bantam.specialist.encoder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The encoders of a program, each loaded once and shared by all specialists that were learned on
 * it. Whoever makes it closes it, behind the specialists.
 */
public final class Encoders implements AutoCloseable {

  /** The model's name in a folder that carries its own. */
  public static final String MODEL = "encoder.onnx";

  /** The tokenizer's name in such a folder. */
  public static final String TOKENIZER = "tokenizer.json";

  private final ModelCache cache;
  private final Map<EncoderReference, Encoder> open = new HashMap<>();
  private boolean closed;

  /**
   * @param cache where to look for what a folder does not carry
   */
  public Encoders(ModelCache cache) {
    this.cache = cache;
  }

  /** Encoders from the user's cache. */
  public static Encoders ofUser() {
    return new Encoders(ModelCache.of(System.getenv()));
  }

  /**
   * The encoder that a folder was learned on: from the folder, else from the cache.
   *
   * @throws EncoderException when it is in neither, or cannot be used
   */
  public synchronized Encoder encoder(Path folder, EncoderReference reference) {
    if (closed) {
      throw new EncoderException("the encoders are closed");
    }
    Encoder found = open.get(reference);
    if (found == null) {
      Path model = file(folder, MODEL, reference.model());
      Path tokenizer = file(folder, TOKENIZER, reference.tokenizer());
      found = Encoder.open(model, tokenizer, reference);
      open.put(reference, found);
    }
    return found;
  }

  private Path file(Path folder, String name, String sha256) {
    Path own = folder.resolve(name);
    if (Files.isRegularFile(own)) {
      return own;
    }
    Optional<Path> cached = cache.find(sha256);
    return cached.orElseThrow(
        () ->
            new EncoderException(
                ("%s was learned on a base model that is neither in it as %s nor in %s (SHA-256 %s):"
                        + " fetch base models on this machine, or copy a folder that carries its own")
                    .formatted(folder, name, cache.folder(), sha256)));
  }

  @Override
  public synchronized void close() {
    closed = true;
    open.values().forEach(Encoder::close);
    open.clear();
  }
}
