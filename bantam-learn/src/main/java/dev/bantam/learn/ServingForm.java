package dev.bantam.learn;

import dev.bantam.learn.encoder.BaseModelFiles;
import dev.bantam.learn.encoder.EightBits;
import dev.bantam.onnx.OnnxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Which form of an encoder serves: that in 8 bits where it is faster on this machine and reads much
 * the same, else the one in floats.
 *
 * @param staging where encoders are opened
 * @param work a folder for files that are needed while something is learned
 * @param notes is told why there is no form in 8 bits
 */
record ServingForm(Staging staging, Path work, Consumer<String> notes) {

  private static final int TRIED_TEXTS = 50;

  /**
   * The form.
   *
   * @param texts some that it will read; at least one
   */
  BaseModelFiles of(BaseModelFiles floats, List<String> texts) throws IOException {
    try {
      BaseModelFiles small = EightBits.of(floats, Files.createTempDirectory(work, "encoder"));
      List<String> some = texts.subList(0, Math.min(TRIED_TEXTS, texts.size()));
      boolean pays = EightBits.pays(staging.encoder(floats), staging.encoder(small), some);
      return pays ? small : floats;
    } catch (OnnxException e) {
      notes.accept("%s has no form in 8 bits: %s".formatted(floats.name(), e.getMessage()));
      return floats;
    }
  }
}
