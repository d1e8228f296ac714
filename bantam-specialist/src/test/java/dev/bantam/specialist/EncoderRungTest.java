package dev.bantam.specialist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.bantam.specialist.encoder.Encoder;
import dev.bantam.specialist.encoder.EncoderFolder;
import dev.bantam.specialist.encoder.Encoders;
import dev.bantam.specialist.encoder.ModelCache;
import dev.bantam.specialist.encoder.TinyOnnx;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderRungTest extends RungContract {

  private static final int[] CLASSES = {3, 2};

  @TempDir Path folder;
  private Encoder encoder;

  @BeforeEach
  void open() throws IOException {
    encoder = EncoderFolder.in(folder).open(EncoderFolder.MEAN);
  }

  @AfterEach
  void close() {
    encoder.close();
  }

  @Override
  Rung rung() {
    return rung(Optional.of(SmallRung.of(CLASSES)), Optional.of(familiarity()));
  }

  @Override
  String known() {
    return "card";
  }

  @Test
  void logitsAreTheWeightedSumOfBothOpinions() {
    float[][] lower = {new float[3], new float[2]};
    float[][] own = {new float[3], new float[2]};
    float[][] both = {new float[3], new float[2]};
    String text = "charged twice, refund";
    SmallRung.of(CLASSES).reader().read(text, lower);
    rung(Optional.empty(), Optional.empty()).reader().read(text, own);
    rung(Optional.of(SmallRung.of(CLASSES)), Optional.empty()).reader().read(text, both);
    for (int field = 0; field < CLASSES.length; field++) {
      for (int c = 0; c < CLASSES[field]; c++) {
        float expected = own[field][c] + 0.5f * lower[field][c];
        assertThat(both[field][c]).isCloseTo(expected, within(1e-5f));
      }
    }
  }

  @Test
  void whatIsUnfamiliarIsTrustedLessButAnsweredAlike() {
    float[][] plain = {new float[3], new float[2]};
    float[][] wary = {new float[3], new float[2]};
    Familiarity strict = new Familiarity(familiarity().centres(), TinyOnnx.DIMENSIONS, 1.5f, 50);
    rung(Optional.empty(), Optional.empty()).reader().read("twice", plain);
    rung(Optional.empty(), Optional.of(strict)).reader().read("twice", wary);
    for (int field = 0; field < CLASSES.length; field++) {
      int chosen = Softmax.highest(plain[field]);
      assertThat(Softmax.highest(wary[field])).isEqualTo(chosen);
      assertThat(Softmax.surprise(wary[field], chosen))
          .isGreaterThan(Softmax.surprise(plain[field], chosen));
    }
  }

  @Test
  void comesBackFromItsFile() throws IOException {
    EncoderRung rung = rung(Optional.of(SmallRung.of(CLASSES)), Optional.of(familiarity()));
    Path file = folder.resolve("encoder.safetensors");
    EncoderFile.write(rung, file);
    String sha256 = Sha256.of(ByteBuffer.wrap(Files.readAllBytes(file)));
    try (Encoders encoders = new Encoders(new ModelCache(folder.resolve("cache")))) {
      EncoderRung back =
          EncoderFile.read(file, CLASSES, sha256, encoders, Optional.of(SmallRung.of(CLASSES)));
      for (String text : Texts.many(200, 3)) {
        float[][] one = {new float[3], new float[2]};
        float[][] other = {new float[3], new float[2]};
        assertThat(back.reader().read(text, other)).isEqualTo(rung.reader().read(text, one));
        assertThat(other).isDeepEqualTo(one);
      }
      assertThatThrownBy(
              () -> EncoderFile.read(file, new int[] {3, 3}, sha256, encoders, Optional.empty()))
          .isInstanceOf(SpecialistException.class)
          .hasMessageContaining("fields.1.layers");
    }
  }

  @Test
  void refusesHeadsThatDoNotFit() {
    EncoderField narrow =
        new EncoderField(new EncoderHead.Linear(layer(4, 2, new SplittableRandom(1))), 1, 0);
    assertThatThrownBy(
            () -> new EncoderRung(encoder, Optional.empty(), List.of(narrow), Optional.empty()))
        .isInstanceOf(SpecialistException.class)
        .hasMessageContaining("does not fit the encoder's " + TinyOnnx.DIMENSIONS);
    assertThatThrownBy(() -> new EncoderField(narrow.head(), Float.NaN, 0))
        .isInstanceOf(SpecialistException.class);
    assertThatThrownBy(() -> new Layer(new float[] {Float.POSITIVE_INFINITY}, new float[1]))
        .isInstanceOf(SpecialistException.class);
  }

  private EncoderRung rung(Optional<Rung> lower, Optional<Familiarity> familiarity) {
    SplittableRandom random = new SplittableRandom(2);
    EncoderHead hidden =
        new EncoderHead.Hidden(layer(TinyOnnx.DIMENSIONS, 5, random), layer(5, 3, random));
    EncoderHead linear = new EncoderHead.Linear(layer(TinyOnnx.DIMENSIONS, 2, random));
    return new EncoderRung(
        encoder,
        lower,
        List.of(new EncoderField(hidden, 1, 0.5f), new EncoderField(linear, 1, 0.5f)),
        familiarity);
  }

  private static Familiarity familiarity() {
    float[] centres = new float[2 * TinyOnnx.DIMENSIONS];
    centres[0] = 1;
    centres[TinyOnnx.DIMENSIONS + 3] = 1;
    return new Familiarity(centres, TinyOnnx.DIMENSIONS, 0.4f, 8);
  }

  private static Layer layer(int inputs, int outputs, SplittableRandom random) {
    float[] weights = new float[inputs * outputs];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) random.nextDouble(-3, 3);
    }
    return new Layer(weights, new float[outputs]);
  }
}
