package dev.bantam.specialist.encoder;

import java.util.regex.Pattern;

/**
 * Says which encoder is meant, by content: two folders with equal references can share one.
 *
 * @param model the SHA-256 of the ONNX file, in hexadecimal digits
 * @param tokenizer the SHA-256 of {@code tokenizer.json}
 * @param settings how it is used
 */
public record EncoderReference(String model, String tokenizer, EncoderSettings settings) {

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  /**
   * @throws EncoderException when a digest is none
   */
  public EncoderReference {
    if (!DIGEST.matcher(model).matches() || !DIGEST.matcher(tokenizer).matches()) {
      throw new EncoderException("an encoder is named by two SHA-256 digests");
    }
  }
}
