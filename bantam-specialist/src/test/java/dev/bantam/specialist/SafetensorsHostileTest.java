package dev.bantam.specialist;

import static dev.bantam.specialist.RawSafetensors.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsHostileTest {

  private static final String HONEST =
      "{" + tensor("a", "I32", "[2]", "[0,8]") + "," + tensor("b", "I8", "[2,2]", "[8,12]") + "}";

  @TempDir Path folder;

  @Test
  void theHonestFileIsRead() throws IOException {
    assertThat(read(RawSafetensors.of(HONEST, 12)).tensors()).containsOnlyKeys("a", "b");
  }

  @Test
  void everyTruncationIsRefused() {
    byte[] whole = RawSafetensors.of(HONEST, 12);
    for (int length = 0; length < whole.length; length++) {
      refused(Arrays.copyOf(whole, length), "");
    }
  }

  @Test
  void bytesAfterTheLastTensorAreRefused() {
    refused(RawSafetensors.of(HONEST, 13), "1 bytes belong to no tensor");
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        0,
        1,
        -1,
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        1L << 20,
        (1L << 20) + 1,
        1L << 31,
        1L << 32,
        200
      })
  void aHeaderLengthThatLiesIsRefused(long claimed) {
    refused(RawSafetensors.of(claimed, HONEST, 12), "header");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[4611686018427387904,4] | [0,8]",
        "[4611686018427387904,4,0] | [0,0]",
        "[9223372036854775808] | [0,8]",
        "[1e300] | [0,8]",
        "[-2] | [0,8]",
        "[-1,-2] | [0,8]",
        "[1.5] | [0,6]",
        "[2.0] | [0,8]",
        "['2'] | [0,8]",
        "[null] | [0,8]",
        "[[2]] | [0,8]",
        "{'0':2} | [0,8]",
        "2 | [0,8]",
        "[2] | [0,9]",
        "[2] | [0,7]",
        "[2] | [1,9]",
        "[2] | [8,16]",
        "[2] | [-8,0]",
        "[2] | [8,0]",
        "[2] | [0.5,8.5]",
        "[2] | [0.0,8.0]",
        "[2] | ['0','8']",
        "[2] | [0]",
        "[2] | []",
        "[2] | [0,8,8]",
        "[2] | {'0':0,'1':8}",
        "[2] | 8",
        "[2] | [-9223372036854775808,9223372036854775807]",
        "[2] | [9223372036854775800,9223372036854775808]",
        "[2] | [1e999,2e999]"
      })
  void aTensorThatLiesIsRefused(String shape, String offsets) {
    String header = "{" + tensor("a", "I32", shape, offsets).replace('\'', '"') + "}";
    refused(RawSafetensors.of(header, 8), "tensor a");
  }

  @Test
  void overlapsAndGapsAreRefused() {
    String first = tensor("a", "I32", "[2]", "[0,8]");
    refused(
        RawSafetensors.of("{" + first + "," + tensor("b", "I32", "[2]", "[4,12]") + "}", 12),
        "overlap or leave a gap at byte 8");
    refused(
        RawSafetensors.of("{" + first + "," + tensor("b", "I32", "[2]", "[0,8]") + "}", 8),
        "overlap or leave a gap at byte 8");
    refused(
        RawSafetensors.of("{" + first + "," + tensor("b", "I32", "[1]", "[12,16]") + "}", 16),
        "overlap or leave a gap at byte 8");
  }

  @Test
  void aNameThatOccursTwiceIsRefused() {
    String twice = tensor("a", "I32", "[1]", "[0,4]") + "," + tensor("a", "I32", "[1]", "[4,8]");
    refused(RawSafetensors.of("{" + twice + "}", 8), "header is no JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"F64", "i32", "", "I32 ", "class java.lang.Runtime"})
  void anUnknownTypeIsRefused(String type) {
    refused(
        RawSafetensors.of("{" + tensor("a", type, "[2]", "[0,8]") + "}", 8),
        "tensor a has the unknown type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "7", "\"{}\"", "{", "{}{}", "{} x", "{'a':1}", "NaN", "  "})
  void aHeaderThatIsNoObjectIsRefused(String header) {
    refused(RawSafetensors.of(header, 0), "header");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "7", "[]", "\"I32\"", "{}"})
  void aTensorThatIsNoneIsRefused(String tensor) {
    refused(RawSafetensors.of("{\"a\":" + tensor + "}", 0), "tensor a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "7", "[]", "\"pt\"", "{\"format\":7}", "{\"format\":null}"})
  void metadataThatIsNoTextByKeyIsRefused(String metadata) {
    refused(RawSafetensors.of("{\"__metadata__\":" + metadata + "}", 0), "metadata");
  }

  @Test
  void deepNestingIsRefused() {
    refused(RawSafetensors.of("{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}", 0), "");
    refused(RawSafetensors.of("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000), 0), "");
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() {
    byte[] bytes = RawSafetensors.of(HONEST, 12);
    bytes[10] = (byte) 0xFF;
    refused(bytes, "header");
  }

  @Test
  void everyFlippedByteIsRefusedByTheHash() throws IOException {
    byte[] honest = RawSafetensors.of(HONEST, 12);
    String hash = Sha256.of(ByteBuffer.wrap(honest));
    Path file = folder.resolve("some.safetensors");
    for (int at = 0; at < honest.length; at++) {
      byte[] flipped = honest.clone();
      flipped[at] ^= (byte) (1 << (at % 8));
      Files.write(file, flipped);
      assertThatExceptionOfType(SpecialistException.class)
          .as("byte " + at)
          .isThrownBy(() -> SafetensorsReader.read(file, hash))
          .withMessageContaining(file.toString())
          .withMessageContaining("SHA-256");
    }
  }

  @Test
  void aSmallFileThatClaimsGigabytesTakesNoMemory() throws IOException {
    String header = "{" + tensor("a", "I8", "[1073741824]", "[0,1073741824]") + "}";
    byte[] huge = RawSafetensors.of(header, 0);
    byte[] longHeader = RawSafetensors.of(1L << 40, "{}", 90);
    refused(huge, "tensor a");
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (byte[] bytes : new byte[][] {huge, longHeader}) {
      long before = threads.getCurrentThreadAllocatedBytes();
      refused(bytes, "");
      assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1 << 20);
    }
  }

  @Test
  void mutatedFilesAreReadOrRefusedAndNothingElse() {
    SplittableRandom random = new SplittableRandom(9);
    byte[] honest = RawSafetensors.of(HONEST, 12);
    int refused = 0;
    for (int run = 0; run < 1_000; run++) {
      byte[] bytes = honest.clone();
      for (int i = random.nextInt(3); i >= 0; i--) {
        bytes[random.nextInt(bytes.length - 12)] = (byte) random.nextInt(256);
      }
      try {
        read(bytes);
      } catch (SpecialistException e) {
        refused++;
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
    assertThat(refused).isBetween(500, 999);
  }

  private Safetensors read(byte[] bytes) throws IOException {
    return RawSafetensors.read(bytes, folder);
  }

  private void refused(byte[] bytes, String reason) {
    assertThatExceptionOfType(SpecialistException.class)
        .isThrownBy(() -> read(bytes))
        .withMessageContaining("some.safetensors is damaged: ")
        .withMessageContaining(reason);
  }
}
