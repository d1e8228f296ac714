package dev.bantam.specialist.encoder;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderDamageTest {

  @TempDir Path place;
  private EncoderFolder folder;

  @BeforeEach
  void write() throws IOException {
    folder = EncoderFolder.in(place);
  }

  @Test
  void refusesWhatIsNoModel() throws IOException {
    assertRefused("what is this?".getBytes(StandardCharsets.UTF_8), "it is no ONNX");
    assertRefused(new byte[0], "it has no graph");
    byte[] whole = TinyOnnx.encoder(100);
    assertRefused(Arrays.copyOf(whole, whole.length / 2), "cut off");
  }

  @Test
  void refusesWeightsInOtherFilesWhereverTheyHide() throws IOException {
    assertRefused(TinyOnnx.elsewhere(), "its weights lie in other files");
    assertRefused(TinyOnnx.deepElsewhere(), "its weights lie in other files");
    assertRefused(TinyOnnx.nested(1_000), "too deep");
  }

  @Test
  void refusesModelsOfOtherKinds() throws IOException {
    assertRefused(TinyOnnx.asking("pixel_values"), "it asks for pixel_values");
    assertRefused(TinyOnnx.nested(0), "ONNX Runtime refuses it");
  }

  @Test
  void refusesATokenizerWithMoreTokensThanTheModelHas() throws IOException {
    assertRefused(TinyOnnx.encoder(100), "it does not fit its tokenizer");
  }

  @Test
  void refusesOtherBytesThanWereMeant() throws IOException {
    EncoderReference meant = folder.reference(EncoderFolder.MEAN);
    Files.write(folder.model(), TinyOnnx.encoder(100));
    assertThatThrownBy(() -> Encoder.open(folder.model(), folder.tokenizer(), meant))
        .isInstanceOf(EncoderException.class)
        .hasMessageContaining("SHA-256");
    Files.delete(folder.model());
    assertThatThrownBy(() -> Encoder.open(folder.model(), folder.tokenizer(), meant))
        .hasMessageContaining("missing");
  }

  @Test
  void randomDamageIsRefusedOrReadButNeverWorse() throws IOException {
    byte[] whole = TinyOnnx.encoder(TokenizerJson.vocabulary().size());
    int header = 120;
    for (int i = 0; i < header; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= (byte) (1 << (i % 8));
      Files.write(folder.model(), damaged);
      try (Encoder encoder = folder.open(EncoderFolder.MEAN)) {
        encoder.reader().read("card", new float[encoder.dimensions()]);
      } catch (EncoderException e) {
        // Refused in words.
      }
    }
  }

  private void assertRefused(byte[] model, String message) throws IOException {
    Files.write(folder.model(), model);
    assertThatThrownBy(() -> folder.open(EncoderFolder.MEAN).close())
        .isInstanceOf(EncoderException.class)
        .hasMessageContaining(folder.model().toString())
        .hasMessageContaining(message);
  }
}
