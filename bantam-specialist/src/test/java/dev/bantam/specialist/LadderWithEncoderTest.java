package dev.bantam.specialist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bantam.specialist.encoder.Encoder;
import dev.bantam.specialist.encoder.EncoderFolder;
import dev.bantam.specialist.encoder.Encoders;
import dev.bantam.specialist.encoder.ModelCache;
import dev.bantam.specialist.encoder.TinyOnnx;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder whose ladder has both rungs. */
class LadderWithEncoderTest {

  private static final String FILE = "encoder.safetensors";

  @TempDir Path folder;

  /** The lexical rung's gate is out of reach, the encoder's is open to all. */
  @BeforeEach
  void write() throws IOException {
    SpecialistFolder small = SpecialistFolder.bare().withGate(1e6);
    small.write(folder);
    try (Encoder encoder = EncoderFolder.in(folder).open(EncoderFolder.MEAN)) {
      Layer layer = new Layer(new float[TinyOnnx.DIMENSIONS * 3], new float[] {0, 0, 9});
      EncoderField field = new EncoderField(new EncoderHead.Linear(layer), 1, 0);
      EncoderFile.write(
          new EncoderRung(encoder, Optional.of(small.rung()), List.of(field), Optional.empty()),
          folder.resolve(FILE));
    }
    byte[] bytes = Files.readAllBytes(folder.resolve(FILE));
    Manifest lexical = small.manifest(folder, List.of());
    List<Manifest.RungEntry> rungs = new ArrayList<>(lexical.rungs());
    rungs.add(
        new Manifest.RungEntry(
            EncoderRung.NAME,
            FILE,
            Sha256.of(ByteBuffer.wrap(bytes)),
            bytes.length,
            0.9,
            1_500,
            OptionalDouble.of(-1e6)));
    ManifestWriter.write(
        new Manifest(
            lexical.version(),
            lexical.task(),
            lexical.schema(),
            rungs,
            lexical.neverLocal(),
            lexical.certificate(),
            lexical.refusal(),
            lexical.tune(),
            lexical.values(),
            List.of(),
            lexical.provenance()),
        folder);
  }

  @Test
  void theEncoderAnswersWhatTheLexicalRungLeavesToIt() {
    try (Specialist specialist = Specialist.load(folder, options())) {
      Result result = specialist.answer("card");
      assertThat(result.rung()).isEqualTo(EncoderRung.NAME);
      assertThat(result.local()).isTrue();
      assertThat(result.fields().getFirst().value().stringValue()).startsWith("日本");
    }
  }

  @Test
  void withoutItsModelTheLexicalRungAnswersAndNothingIsLocal() throws IOException {
    Files.delete(folder.resolve(Encoders.MODEL));
    try (Encoders encoders = new Encoders(new ModelCache(folder.resolve("cache")));
        Specialist specialist = Specialist.load(folder, options().withEncoders(encoders))) {
      Result result = specialist.answer("card refund");
      assertThat(result.rung()).isEqualTo(LexicalRung.NAME);
      assertThat(result.local()).isFalse();
      assertThat(specialist.closed().orElseThrow())
          .contains("its rung encoder cannot be used here")
          .contains("fetch base models");
    }
  }

  @Test
  void sharedEncodersOutliveTheSpecialist() {
    try (Encoders encoders = new Encoders(new ModelCache(folder))) {
      Specialist one = Specialist.load(folder, options().withEncoders(encoders));
      Specialist other = Specialist.load(folder, options().withEncoders(encoders));
      one.close();
      assertThat(other.answer("card").rung()).isEqualTo(EncoderRung.NAME);
    }
  }

  @Test
  void aDamagedHeadIsRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve(FILE));
    bytes[bytes.length - 1] ^= 1;
    Files.write(folder.resolve(FILE), bytes);
    assertThatThrownBy(() -> Specialist.load(folder))
        .isInstanceOf(SpecialistException.class)
        .hasMessageContaining("SHA-256");
  }

  private static SpecialistOptions options() {
    return SpecialistOptions.defaults().withSeed(1).withClock(SpecialistFolder.DURING);
  }
}
