package dev.bantam.learn.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bantam.onnx.ElementType;
import dev.bantam.onnx.GraphBuilder;
import dev.bantam.onnx.Node;
import dev.bantam.onnx.OnnxException;
import dev.bantam.onnx.OnnxWriter;
import dev.bantam.onnx.ValueInfo;
import dev.bantam.specialist.encoder.Encoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real base model in 8 bits. */
class EightBitsTest {

  private static final List<String> WORDS =
      List.of(
          ("card payment was charged twice why my the new bank transfer did not arrive how do i"
                  + " change address pin please cancel refund top up limit abroad exchange rate")
              .split(" "));

  @TempDir Path place;

  @Test
  @Tag("slow")
  void aQuarterOfTheSizeReadsMuchTheSame() throws IOException {
    BaseModelFiles base = minilm();
    BaseModelFiles small = EightBits.of(base, folder("small"));
    assertThat(small.name()).contains(base.name(), "8 bits");
    assertThat(small.shared()).isFalse();
    assertThat(small.reference().settings().alone()).isTrue();
    assertThat(Files.size(small.model())).isLessThan(Files.size(base.model()) / 4);
    try (Encoder floats = base.open();
        Encoder eightBits = small.open()) {
      List<String> texts = texts();
      double sum = 0;
      for (String text : texts) {
        double cosine = cosine(vector(floats, text), vector(eightBits, text));
        assertThat(cosine).as(text).isGreaterThan(0.9);
        sum += cosine;
      }
      assertThat(sum / texts.size()).isGreaterThanOrEqualTo(0.97);
      assertThat(EightBits.pays(floats, floats, texts)).as("as fast as itself").isFalse();
      assertThat(EightBits.pays(eightBits, floats, texts)).as("slower").isFalse();
    }
  }

  @Test
  @Tag("slow")
  void tokensThatNoTextHasAreLeftOut() throws IOException {
    BaseModelFiles base = minilm();
    BaseModelFiles small = EightBits.of(base, folder("small"));
    assertThat(Files.readString(base.tokenizer())).contains("[unused7]");
    assertThat(Files.readString(small.tokenizer())).doesNotContain("[unused7]");
    try (Encoder floats = base.open();
        Encoder eightBits = small.open()) {
      List<String> odd =
          List.of(
              "[unused7] ##s # ## ... a##b",
              "[MASK] it's 1,000\u00a0\u20ac\u2014no",
              "\u4e16\u754c [UNK]");
      List<int[]> before = floats.tokens(odd, 64);
      List<int[]> after = eightBits.tokens(odd, 64);
      for (int i = 0; i < odd.size(); i++) {
        assertThat(after.get(i)).as(odd.get(i)).hasSameSizeAs(before.get(i));
        assertThat(cosine(vector(floats, odd.get(i)), vector(eightBits, odd.get(i))))
            .isGreaterThan(0.9);
      }
    }
  }

  @Test
  @Tag("slow")
  void theSameModelGivesTheSameBytes() throws IOException {
    BaseModelFiles base = minilm();
    BaseModelFiles one = EightBits.of(base, folder("one"));
    BaseModelFiles other = EightBits.of(base, folder("other"));
    assertThat(one.reference()).isEqualTo(other.reference());
  }

  @Test
  void aModelOfAnotherStructureIsRefused() throws IOException {
    GraphBuilder builder = new GraphBuilder("nothing", 17);
    String ids = builder.input(ValueInfo.of("input_ids", ElementType.FLOAT, "rows", "width"));
    builder.node(Node.of("Sqrt", List.of(ids), List.of("out"), Map.of()));
    builder.output(ValueInfo.of("out", ElementType.FLOAT, "rows", "width"));
    Path model = place.resolve("model.onnx");
    new OnnxWriter().write(builder.build(), model);
    Path tokenizer = Files.writeString(place.resolve("tokenizer.json"), "{}");
    BaseModelFiles base =
        new BaseModelFiles(
            "nothing",
            model,
            tokenizer,
            Encoder.reference(model, tokenizer, BaseModel.MINILM.settings()),
            false);
    Path small = folder("small");
    assertThatThrownBy(() -> EightBits.of(base, small)).isInstanceOf(OnnxException.class);
    assertThat(small).isEmptyDirectory();
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectory(place.resolve(name));
  }

  private BaseModelFiles minilm() throws IOException {
    String name = BaseModel.MINILM.title();
    Path model = unpack(name + ".onnx", "model.onnx");
    Path tokenizer = unpack(name + "-tokenizer.json", "tokenizer.json");
    return new BaseModelFiles(name, model, tokenizer, BaseModel.MINILM.reference(), true);
  }

  private Path unpack(String resource, String name) throws IOException {
    try (InputStream in = EightBitsTest.class.getResourceAsStream("/" + resource)) {
      assertThat(in).as(resource).isNotNull();
      Path file = place.resolve(name);
      Files.copy(in, file);
      return file;
    }
  }

  private static List<String> texts() {
    SplittableRandom random = new SplittableRandom(5);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      StringBuilder text = new StringBuilder();
      int words = 3 + random.nextInt(20);
      for (int word = 0; word < words; word++) {
        text.append(word == 0 ? "" : " ").append(WORDS.get(random.nextInt(WORDS.size())));
      }
      texts.add(text.toString());
    }
    return texts;
  }

  private static float[] vector(Encoder encoder, String text) {
    float[] vector = new float[encoder.dimensions()];
    encoder.reader().read(text, vector);
    return vector;
  }

  /** Of vectors of length 1. */
  private static double cosine(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
