package dev.bantam.specialist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LexicalFileTest {

  private static final int[] CLASSES = {3, 2};

  @TempDir Path folder;

  @Test
  void aRungThatIsReadAnswersAsTheOneThatWasWritten() throws IOException {
    LexicalRung rung = SmallRung.of(0.5f, CLASSES);
    LexicalRung read = read(content());
    float[][] one = new float[][] {new float[3], new float[2]};
    float[][] other = new float[][] {new float[3], new float[2]};
    for (String text : Texts.many(200, 11)) {
      String known = text + " charged parcel";
      assertThat(read.reader().read(known, one)).isTrue();
      rung.reader().read(known, other);
      assertThat(one).isDeepEqualTo(other);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {0, -0f, -1, Float.NaN, Float.POSITIVE_INFINITY, Float.MIN_VALUE, 1e30f})
  void noSuchTemperature(float temperature) throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>(content().tensors());
    tensors.put("fields.1.temperature", Tensor.of(new float[] {temperature}, 1));
    refused(content().metadata(), tensors, "temperature is " + temperature);
  }

  @ParameterizedTest
  @ValueSource(
      floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 1e30f, -1e30f})
  void noSuchNumbers(float number) throws IOException {
    for (String name : new String[] {"fields.0.scales", "fields.0.bias", "features.weights"}) {
      Map<String, Tensor> tensors = new LinkedHashMap<>(content().tensors());
      Tensor tensor = tensor(tensors, name);
      float[] values = tensor.toFloats();
      values[1] = number;
      tensors.put(
          name,
          tensor.type() == Tensor.Type.F32
              ? Tensor.of(values, values.length)
              : Tensor.ofShortened(values, values.length));
      refused(content().metadata(), tensors, "a ");
    }
  }

  @Test
  void noNegativeScaleAndNoWeightOfZero() throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>(content().tensors());
    float[] scales = tensor(tensors, "fields.0.scales").toFloats();
    scales[0] = -scales[0];
    tensors.put("fields.0.scales", Tensor.ofShortened(scales, scales.length));
    refused(content().metadata(), tensors, "a feature's scale is -0.0625");
    float[] weights = new float[scales.length];
    tensors = new LinkedHashMap<>(content().tensors());
    tensors.put("features.weights", Tensor.ofShortened(weights, weights.length));
    refused(content().metadata(), tensors, "a feature weighs 0.0");
  }

  @Test
  void noHashTwice() throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>(content().tensors());
    int[] hashes = tensor(tensors, "features.hashes").toInts();
    hashes[5] = hashes[3];
    tensors.put("features.hashes", Tensor.of(hashes, hashes.length));
    refused(content().metadata(), tensors, "the hash of feature 5 occurs twice");
  }

  @Test
  void everyTensorIsNeededInItsShapeAndType() throws IOException {
    for (String name : content().tensors().keySet()) {
      Map<String, Tensor> tensors = new LinkedHashMap<>(content().tensors());
      tensors.remove(name);
      refused(content().metadata(), tensors, "tensor " + name);
      tensors.put(name, Tensor.of(new int[7], 7));
      refused(content().metadata(), tensors, "tensor " + name);
    }
  }

  @Test
  void theManifestSaysHowManyValuesThereAre() throws IOException {
    for (int[] classes : new int[][] {{3}, {3, 2, 2}, {2, 3}, {3, 3}}) {
      Path file = write(content());
      assertThatExceptionOfType(SpecialistException.class)
          .isThrownBy(() -> LexicalFile.read(file, classes, hash(file)))
          .withMessageContaining(file + " is damaged: ");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "features, 1000000000",
    "features, 16777216",
    "features, -1",
    "features, 1e3",
    "features, ''",
    "features, 99999999999999999999",
    "words, 100000",
    "words, -1",
    "fields, 1",
    "fields, 3",
    "ngrams, 2",
    "ngrams, x",
    "format, bantam-encoder",
  })
  void metadataThatLiesIsRefused(String key, String value) throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>(content().metadata());
    metadata.put(key, value);
    refused(metadata, content().tensors(), "");
    metadata.remove(key);
    refused(metadata, content().tensors(), "");
  }

  /** An attacker computes the hash of what he changed. */
  @Test
  void mutatedRungsAnswerWithinBoundsOrAreRefused() throws IOException {
    Path file = write(content());
    byte[] honest = Files.readAllBytes(file);
    SplittableRandom random = new SplittableRandom(12);
    int refused = 0;
    for (int run = 0; run < 2_000; run++) {
      byte[] bytes = honest.clone();
      for (int i = random.nextInt(20); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Files.write(file, bytes);
      try {
        Opinion opinion = new Opinion(LexicalFile.read(file, CLASSES, hash(file)));
        opinion.form("charged parcel password");
        assertThat(opinion.confidence()).isBetween(0.0, 1.0);
        assertThat(opinion.score()).isFinite();
      } catch (SpecialistException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(200, 1_999);
  }

  private Safetensors content() throws IOException {
    Path file = folder.resolve("honest");
    Files.deleteIfExists(file);
    LexicalFile.write(SmallRung.of(0.5f, CLASSES), file);
    return SafetensorsReader.read(file, hash(file));
  }

  private Path write(Safetensors content) throws IOException {
    Path file = folder.resolve("lexical.safetensors");
    Files.deleteIfExists(file);
    SafetensorsWriter.write(content, file);
    return file;
  }

  private LexicalRung read(Safetensors content) throws IOException {
    Path file = write(content);
    return LexicalFile.read(file, CLASSES, hash(file));
  }

  private void refused(Map<String, String> metadata, Map<String, Tensor> tensors, String reason) {
    assertThatExceptionOfType(SpecialistException.class)
        .isThrownBy(() -> read(new Safetensors(metadata, tensors)))
        .withMessageContaining("lexical.safetensors ")
        .withMessageContaining(reason);
  }

  private static Tensor tensor(Map<String, Tensor> tensors, String name) {
    return Objects.requireNonNull(tensors.get(name));
  }

  private static String hash(Path file) throws IOException {
    return Sha256.of(ByteBuffer.wrap(Files.readAllBytes(file)));
  }
}
