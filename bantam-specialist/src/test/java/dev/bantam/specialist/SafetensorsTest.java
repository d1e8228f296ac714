package dev.bantam.specialist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SafetensorsTest {

  @TempDir Path folder;

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Safetensors content = content();
    Path file = folder.resolve("some.safetensors");
    SafetensorsWriter.write(content, file);
    Safetensors read = RawSafetensors.read(Files.readAllBytes(file), folder);
    assertThat(read).isEqualTo(content);
    assertThat(read.tensors().keySet()).containsExactlyElementsOf(content.tensors().keySet());
  }

  @Test
  void randomContentSurvives() throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    for (int run = 0; run < 100; run++) {
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      int count = random.nextInt(6);
      for (int i = 0; i < count; i++) {
        tensors.put("tensor é " + i, random(random));
      }
      Safetensors content = new Safetensors(Map.of("run", "\"" + run + "\n"), tensors);
      Path file = folder.resolve(run + ".safetensors");
      SafetensorsWriter.write(content, file);
      assertThat(RawSafetensors.read(Files.readAllBytes(file), folder)).isEqualTo(content);
    }
  }

  @Test
  void theFileFollowsTheRulesOfTheFormat() throws IOException {
    Path file = folder.resolve("some.safetensors");
    SafetensorsWriter.write(content(), file);
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    long length = bytes.getLong();
    assertThat(length % Long.BYTES).isZero();
    byte[] json = new byte[(int) length];
    bytes.get(json);
    assertThat(json[0]).isEqualTo((byte) '{');
    JsonNode header = JsonMapper.shared().readTree(json);
    header.path("__metadata__").forEach(value -> assertThat(value.isString()).isTrue());
    long at = 0;
    for (Map.Entry<String, JsonNode> entry : header.properties()) {
      if (!entry.getKey().equals("__metadata__")) {
        JsonNode offsets = entry.getValue().path("data_offsets");
        assertThat(offsets.path(0).longValue()).isEqualTo(at);
        at = offsets.path(1).longValue();
      }
    }
    assertThat(at).isEqualTo(bytes.remaining());
  }

  @Test
  void theSameContentGivesTheSameBytes() throws IOException {
    SafetensorsWriter.write(content(), folder.resolve("one"));
    SafetensorsWriter.write(content(), folder.resolve("two"));
    assertThat(folder.resolve("one")).hasSameBinaryContentAs(folder.resolve("two"));
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "mine");
    assertThatExceptionOfType(FileAlreadyExistsException.class)
        .isThrownBy(() -> SafetensorsWriter.write(content(), file));
    assertThat(file).hasContent("mine");
  }

  @Test
  void numbersSurviveTheirType() {
    float[] odd = {0, -0f, 1, Float.MIN_VALUE, Float.MAX_VALUE, -1e-20f};
    assertThat(Tensor.of(odd, 6).toFloats()).containsExactly(odd);
    int[] whole = {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE};
    assertThat(Tensor.of(whole, 2, 2).toInts()).containsExactly(whole);
    byte[] small = {0, -128, 127};
    assertThat(Tensor.of(small, 3, 1).toBytes()).containsExactly(small);
  }

  @Test
  void shortenedIsTheNextNumberThatTheUpperHalfHolds() {
    SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < 10_000; i++) {
      float value = (float) Math.pow(10, random.nextDouble(-30, 30));
      float shortened = Tensor.shortened(value);
      assertThat(shortened).isBetween(value, value * 1.008f);
      assertThat(Tensor.shortened(shortened)).isEqualTo(shortened);
      assertThat(Tensor.ofShortened(new float[] {shortened}, 1).toFloats())
          .containsExactly(shortened);
    }
    assertThat(Tensor.shortened(0)).isZero();
  }

  @Test
  void aTensorHoldsAsManyNumbersAsItsShapeSays() {
    assertThatIllegalArgumentException().isThrownBy(() -> Tensor.of(new int[3], 4));
    assertThatIllegalArgumentException().isThrownBy(() -> Tensor.of(new byte[3], 1L << 62, 4));
    assertThatIllegalArgumentException().isThrownBy(() -> Tensor.of(new byte[4], -2, -2));
    assertThat(Tensor.of(new float[0], 0, 5).toFloats()).isEmpty();
  }

  private static Safetensors content() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("bytes", Tensor.of(new byte[] {1, -2, 3}, 3, 1));
    tensors.put("floats", Tensor.of(new float[] {1.5f, -0f}, 2));
    tensors.put("empty", Tensor.of(new int[0], 0));
    tensors.put("ints", Tensor.of(new int[] {7, Integer.MIN_VALUE}, 1, 2));
    return new Safetensors(Map.of("format", "test"), tensors);
  }

  private static Tensor random(SplittableRandom random) {
    int rows = random.nextInt(5);
    int columns = 1 + random.nextInt(5);
    int size = rows * columns;
    return switch (random.nextInt(3)) {
      case 0 -> Tensor.of(random.ints(size).toArray(), rows, columns);
      case 1 -> Tensor.of(new byte[size], rows, columns);
      default -> {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
          values[i] = Tensor.shortened((float) random.nextDouble());
        }
        yield Tensor.ofShortened(values, rows, columns);
      }
    };
  }
}
