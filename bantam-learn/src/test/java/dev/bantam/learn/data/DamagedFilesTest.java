package dev.bantam.learn.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the bytes are, a file gives a dataset or one message for people. */
class DamagedFilesTest {

  private static final int FILES = 600;
  private static final byte[] LOUD = "\"{}[],;\t\n\r\\\u0000:é".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  private void survives(String good, long seed) {
    Random random = new Random(seed);
    Sources sources = new Sources(folder);
    int read = 0;
    int refused = 0;
    for (int i = 0; i < FILES; i++) {
      Path file = sources.bytes("data", damaged(good.getBytes(StandardCharsets.UTF_8), random));
      try {
        Dataset dataset = DatasetReader.read(file, DataOptions.defaults(), bytes -> {});
        assertThat(DataReport.of(dataset).sentences()).isNotEmpty();
        read++;
      } catch (DataException message) {
        assertThat(message).message().isNotBlank().doesNotContain("\n");
        refused++;
      }
    }
    assertThat(read).isPositive();
    assertThat(refused).isPositive();
  }

  private static byte[] damaged(byte[] good, Random random) {
    byte[] bytes = good.clone();
    for (int i = 0; i <= random.nextInt(3); i++) {
      boolean loud = random.nextBoolean();
      bytes[random.nextInt(bytes.length)] =
          loud ? LOUD[random.nextInt(LOUD.length)] : (byte) random.nextInt(256);
    }
    return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }

  @Test
  void csv() {
    survives("text,label,n\nhello there,greet,1\n\"a, b\",leave,2\nこんにちは,greet,3\n", 1);
  }

  @Test
  void jsonLines() {
    survives(
        """
        {"input": "hello", "answer": {"topic": "x", "urgent": true}}
        {"input": {"a": [1, "é"]}, "answer": {"topic": "y", "urgent": false}}
        {"input": "bye \\ud83d\\ude00", "answer": {"topic": "x", "urgent": null}}
        """,
        2);
  }

  @Test
  void gzip() {
    byte[] packed =
        Sources.gzip("text,label\na,x\nb,y\n".repeat(20).getBytes(StandardCharsets.UTF_8));
    Random random = new Random(3);
    Sources sources = new Sources(folder);
    int refused = 0;
    for (int i = 0; i < FILES; i++) {
      byte[] bytes = packed.clone();
      bytes[2 + random.nextInt(bytes.length - 2)] ^= (byte) (1 << random.nextInt(8));
      try {
        DatasetReader.read(sources.bytes("data", bytes), DataOptions.defaults(), read -> {});
      } catch (DataException message) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(FILES / 2);
  }
}
