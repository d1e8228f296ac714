package dev.bantam.specialist.encoder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder with a tiny encoder of its own. */
public record EncoderFolder(Path folder) {

  public static final EncoderSettings MEAN = new EncoderSettings(Pooling.MEAN, "", 32);
  public static final EncoderSettings FIRST = new EncoderSettings(Pooling.FIRST, "", 32);

  public static EncoderFolder in(Path folder) throws IOException {
    Files.write(folder.resolve(Encoders.TOKENIZER), TokenizerJson.bytes(TokenizerJson.uncased()));
    Files.write(
        folder.resolve(Encoders.MODEL), TinyOnnx.encoder(TokenizerJson.vocabulary().size()));
    return new EncoderFolder(folder);
  }

  public Path model() {
    return folder.resolve(Encoders.MODEL);
  }

  public Path tokenizer() {
    return folder.resolve(Encoders.TOKENIZER);
  }

  public EncoderReference reference(EncoderSettings settings) {
    return Encoder.reference(model(), tokenizer(), settings);
  }

  public Encoder open(EncoderSettings settings) {
    return Encoder.open(model(), tokenizer(), reference(settings));
  }
}
