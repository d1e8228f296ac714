package dev.bantam.specialist.encoder;

import java.util.Locale;

/** Says in plain words that ONNX Runtime cannot be used, and what to do. */
final class OnnxMissing {

  private static final String ARTIFACT = "com.microsoft.onnxruntime:onnxruntime:1.29.0";

  private OnnxMissing() {}

  static EncoderException because(LinkageError error) {
    boolean absent = error instanceof NoClassDefFoundError && !(error.getCause() instanceof Error);
    String platform =
        "%s on %s".formatted(System.getProperty("os.name"), System.getProperty("os.arch"));
    return new EncoderException(
        absent
            ? "encoders need ONNX Runtime, which is not on the class path: add %s"
                .formatted(ARTIFACT)
            : "ONNX Runtime has no native library that loads on %s: encoders cannot be used here"
                .formatted(platform.toLowerCase(Locale.ROOT)),
        error);
  }
}
