package dev.bantam.specialist.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderTest {

  private static final Map<String, Integer> VOCABULARY = TokenizerJson.vocabulary();

  @TempDir Path place;
  private EncoderFolder folder;

  @BeforeEach
  void write() throws IOException {
    folder = EncoderFolder.in(place);
  }

  @Test
  void theMeanIsTakenOverAllTokensWithTheSpecialOnes() {
    try (Encoder encoder = folder.open(EncoderFolder.MEAN)) {
      assertThat(encoder.dimensions()).isEqualTo(TinyOnnx.DIMENSIONS);
      assertThat(read(encoder, "the card"))
          .containsExactly(mean("[CLS]", "the", "card", "[SEP]"), within(1e-6f));
    }
  }

  @Test
  void orTheFirstTokenStandsForAll() {
    try (Encoder encoder = folder.open(EncoderFolder.FIRST)) {
      assertThat(read(encoder, "the card")).containsExactly(mean("[CLS]"), within(1e-6f));
    }
  }

  @Test
  void thePrefixIsReadBeforeEachText() {
    try (Encoder encoder = folder.open(new EncoderSettings(Pooling.MEAN, "bank! ", 32))) {
      assertThat(read(encoder, "card"))
          .containsExactly(mean("[CLS]", "bank", "!", "card", "[SEP]"), within(1e-6f));
      assertThat(encoder.reader().read(" ", new float[TinyOnnx.DIMENSIONS])).isFalse();
    }
  }

  @Test
  void longTextsAreReadInWindowsAndSayWhenTheyAreCut() {
    try (Encoder encoder = folder.open(EncoderFolder.MEAN)) {
      EncoderReader reader = encoder.reader();
      float[] vector = new float[TinyOnnx.DIMENSIONS];
      reader.read("the card ".repeat(50), vector);
      assertThat(reader.cut()).isFalse();
      assertThat(reader.tokens()).isEqualTo(100);
      assertThat(length(vector)).isCloseTo(1, within(1e-5));
      reader.read("the card ".repeat(5_000), vector);
      assertThat(reader.cut()).isTrue();
      assertThat(length(vector)).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void whatHasNoKnownWordIsUnknown() {
    try (Encoder encoder = folder.open(EncoderFolder.MEAN)) {
      float[] vector = new float[TinyOnnx.DIMENSIONS];
      for (String text : List.of("", " \t\n\u3000", "\u0000", "\uD800\uDF30 \uD800\uDF31")) {
        assertThat(encoder.reader().read(text, vector)).isFalse();
      }
      assertThat(encoder.reader().read("card", vector)).isTrue();
    }
  }

  @Test
  void manyTextsAtOnceGiveTheVectorsOfEach() {
    AnyTexts texts = new AnyTexts(5);
    List<String> many = new ArrayList<>(List.of("", "card", "the card ".repeat(90)));
    while (many.size() < 300) {
      many.add(texts.next());
    }
    try (Encoder encoder = folder.open(EncoderFolder.MEAN)) {
      List<Double> told = new ArrayList<>();
      float[][] vectors = encoder.vectors(many, 1, told::add);
      float[][] others = encoder.vectors(many, 3, share -> {});
      for (int i = 0; i < many.size(); i++) {
        assertThat(vectors[i]).containsExactly(read(encoder, many.get(i)), within(1e-5f));
        assertThat(others[i]).isEqualTo(vectors[i]);
      }
      assertThat(told).isSorted().endsWith(1.0);
    }
  }

  @Test
  void manyThreadsReadAtOnce() throws Exception {
    try (Encoder encoder = folder.open(EncoderFolder.MEAN);
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      float[] alone = read(encoder, "the bank charged twice");
      List<Callable<float[]>> tasks = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        tasks.add(() -> read(encoder, "the bank charged twice"));
      }
      for (Future<float[]> found : threads.invokeAll(tasks)) {
        assertThat(found.get()).isEqualTo(alone);
      }
    }
  }

  @Test
  void aClosedOneSaysSo() {
    Encoder encoder = folder.open(EncoderFolder.MEAN);
    read(encoder, "card");
    encoder.close();
    encoder.close();
    assertThatThrownBy(() -> read(encoder, "card")).hasMessageContaining("closed");
  }

  private static float[] read(Encoder encoder, String text) {
    float[] vector = new float[encoder.dimensions()];
    encoder.reader().read(text, vector);
    return vector;
  }

  private static float[] mean(String... pieces) {
    float[] sum = new float[TinyOnnx.DIMENSIONS];
    for (String piece : pieces) {
      for (int d = 0; d < sum.length; d++) {
        sum[d] += TinyOnnx.weight(VOCABULARY.getOrDefault(piece, -1), d);
      }
    }
    float scale = (float) (1 / length(sum));
    for (int d = 0; d < sum.length; d++) {
      sum[d] *= scale;
    }
    return sum;
  }

  private static double length(float[] vector) {
    double squared = 0;
    for (float number : vector) {
      squared += number * number;
    }
    return Math.sqrt(squared);
  }
}
