package dev.bantam.learn.encoder;

import dev.bantam.specialist.encoder.Encoder;
import dev.bantam.specialist.encoder.EncoderReference;
import java.nio.file.Path;

/**
 * A base model on this machine.
 *
 * @param name for people
 * @param model the ONNX file
 * @param tokenizer its {@code tokenizer.json}
 * @param reference what a folder says of it
 * @param shared whether it lies in the cache, so that a folder need not carry it
 */
public record BaseModelFiles(
    String name, Path model, Path tokenizer, EncoderReference reference, boolean shared) {

  /**
   * Loads it.
   *
   * @throws dev.bantam.specialist.encoder.EncoderException when it cannot be used
   */
  public Encoder open() {
    return Encoder.open(model, tokenizer, reference);
  }
}
