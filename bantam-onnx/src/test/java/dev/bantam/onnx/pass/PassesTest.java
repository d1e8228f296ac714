package dev.bantam.onnx.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.bantam.onnx.ElementType;
import dev.bantam.onnx.Found;
import dev.bantam.onnx.Graph;
import dev.bantam.onnx.Models;
import dev.bantam.onnx.OnnxException;
import dev.bantam.onnx.OnnxWriter;
import dev.bantam.onnx.Session;
import dev.bantam.onnx.Tensor;
import dev.bantam.onnx.ValueInfo;
import dev.bantam.onnx.encoder.Encoder;
import dev.bantam.onnx.encoder.Linear;
import dev.bantam.onnx.rewrite.Canonical;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each pass on a real encoder, both graphs run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PassesTest {

  private Graph encoder;
  private Graph vectors;

  @BeforeAll
  void read() {
    encoder = new Canonical().apply(Models.read(Models.MINILM));
    vectors = new AddHeads(Pooling.MEAN, List.of()).apply(encoder);
  }

  @Test
  void poolsTheMeanOverTokensThatAreNotPadding() {
    Map<String, Tensor> texts = Models.texts(1, 3, 9);
    float[] hidden = run(encoder, texts);
    float[] mask = floats(Found.in(texts, "attention_mask"));
    float[] expected = new float[3 * 384];
    for (int i = 0; i < 3; i++) {
      float count = 0;
      for (int j = 0; j < 9; j++) {
        count += mask[i * 9 + j];
        for (int k = 0; k < 384; k++) {
          expected[i * 384 + k] += mask[i * 9 + j] * hidden[(i * 9 + j) * 384 + k];
        }
      }
      for (int k = 0; k < 384; k++) {
        expected[i * 384 + k] /= count;
      }
    }

    assertThat(run(vectors, texts)).containsExactly(expected, within(1e-4f));
  }

  @Test
  void givesEachHeadItsScores() {
    Head first = Head.fresh("topic", 384, 3, 1);
    Head second = Head.fresh("tone", 384, 2, 2);
    Graph graph = new AddHeads(Pooling.FIRST, List.of(first, second)).apply(encoder);
    Map<String, Tensor> texts = Models.texts(2, 2, 6);
    float[] hidden = run(encoder, texts);
    float[] weights = second.weight().toFloats();

    Map<String, float[]> outputs;
    try (Session session = new Session(graph)) {
      outputs = session.run(texts);
    }
    assertThat(outputs.keySet()).containsExactly("vector", "logits.topic", "logits.tone");
    assertThat(outputs.get("vector")).startsWith(Arrays.copyOf(hidden, 384));
    float score = 0;
    for (int k = 0; k < 384; k++) {
      score += hidden[6 * 384 + k] * weights[2 * k + 1];
    }
    assertThat(Found.in(outputs, "logits.tone")[3]).isCloseTo(score, within(1e-4f));
    assertThat(outputs.get("logits.topic")).hasSize(6);
  }

  @Test
  void keepingAllLayersChangesNothing() {
    Graph same = new DropLayers(Set.of(0, 1, 2, 3, 4, 5)).apply(encoder);
    Map<String, Tensor> texts = Models.texts(3, 2, 7);

    assertThat(same.nodes()).isEqualTo(encoder.nodes());
    assertThat(run(same, texts)).containsExactly(run(encoder, texts));
  }

  @Test
  void aDroppedLayerIsReplacedByWhatItRead() {
    Map<String, Tensor> texts = Models.texts(4, 2, 7);
    Graph two = new DropLayers(Set.of(0, 1)).apply(encoder);
    String second = Encoder.of(encoder).layers().get(1).output();
    Graph inside =
        encoder.withOutputs(
            List.of(ValueInfo.of(second, ElementType.FLOAT, "batch", "tokens", 384)));

    assertThat(Encoder.of(two).layers()).hasSize(2);
    assertThat(new OnnxWriter().bytes(two).length)
        .isLessThan(new OnnxWriter().bytes(encoder).length * 7 / 10);
    assertThat(run(two, texts)).containsExactly(run(inside, texts), within(1e-4f));
    assertThat(Encoder.of(new DropLayers(Set.of(0, 3, 5)).apply(encoder)).layers().get(1).query())
        .isEqualTo(
            new Linear(
                Encoder.of(encoder).layers().get(0).output(),
                Encoder.of(encoder).layers().get(3).query().weight(),
                Encoder.of(encoder).layers().get(3).query().bias(),
                Encoder.of(encoder).layers().get(3).query().output(),
                false));
  }

  @Test
  void refusesLayersThatAreNotThere() {
    assertThatThrownBy(() -> new DropLayers(Set.of(1, 6)).apply(encoder))
        .isInstanceOf(OnnxException.class)
        .hasMessage("there is no layer 6 to keep; the encoder has 6");
  }

  @Test
  void aTrimmedVocabularyAnswersTheSame() {
    Map<String, Tensor> texts = Models.texts(5, 3, 8);
    long[] ids = Found.in(texts, "input_ids").toLongs();
    TrimVocabulary trim = new TrimVocabulary(Arrays.stream(ids).mapToInt(id -> (int) id).toArray());
    Graph small = trim.apply(encoder);
    long[] renumbered = Arrays.stream(ids).map(id -> trim.newNumber((int) id)).toArray();
    Map<String, Tensor> changed = new LinkedHashMap<>(texts);
    changed.put("input_ids", Tensor.longs(renumbered, 3, 8));

    assertThat(run(small, changed)).containsExactly(run(encoder, texts), within(1e-6f));
    assertThat(small.weight(Encoder.of(small).words().table()).shape())
        .containsExactly((long) trim.kept().length, 384L);
    assertThat(trim.newNumber(999)).isEqualTo(-1);
    assertThat(IntStream.range(0, trim.kept().length))
        .allSatisfy(i -> assertThat(trim.newNumber(trim.kept()[i])).isEqualTo(i));
    assertThatThrownBy(() -> new TrimVocabulary(5, 30522).apply(encoder))
        .isInstanceOf(OnnxException.class)
        .hasMessageContaining("30,522");
  }

  @Test
  void fusedAttentionAnswersTheSame() {
    Map<String, Tensor> texts = Models.texts(6, 3, 11);
    Graph fused = new FuseAttention().apply(vectors);

    assertThat(fused.nodes().stream().filter(node -> node.op().equals("MultiHeadAttention")))
        .hasSize(6);
    assertThat(fused.nodes()).noneMatch(node -> node.is("Softmax"));
    assertThat(run(fused, texts)).containsExactly(run(vectors, texts), within(2e-4f));
  }

  @Test
  void fusedResidualsAnswerTheSame() {
    Map<String, Tensor> texts = Models.texts(6, 3, 11);
    Graph fused = new FuseResiduals().apply(vectors);

    assertThat(fused.nodes().stream().filter(node -> node.op().equals("SkipLayerNormalization")))
        .hasSize(12);
    assertThat(fused.nodes().stream().filter(node -> node.is("LayerNormalization"))).hasSize(1);
    assertThat(run(fused, texts)).containsExactly(run(vectors, texts), within(2e-4f));
  }

  @ParameterizedTest
  @EnumSource(QuantiseLayers.Activations.class)
  void eightBitsPointTheSameWay(QuantiseLayers.Activations activations) {
    Graph small = new ServeInt8(activations).apply(vectors);
    Map<String, Tensor> text = Models.texts(7, 1, 12);

    assertThat(cosine(run(small, text), run(vectors, text))).isGreaterThan(0.985);
    assertThat(new OnnxWriter().bytes(small).length)
        .isLessThan(new OnnxWriter().bytes(vectors).length * 10 / 38);
  }

  @Test
  void scaledByTokenAnAnswerDoesNotDependOnItsNeighbours() {
    Graph small = new QuantiseLayers(QuantiseLayers.Activations.PER_TOKEN).apply(vectors);
    Map<String, Tensor> one = Models.texts(8, 1, 10);
    Map<String, Tensor> many = new LinkedHashMap<>();
    Map<String, Tensor> others = Models.texts(9, 3, 10);
    one.forEach((name, tensor) -> many.put(name, stacked(tensor, Found.in(others, name))));

    assertThat(Arrays.copyOf(run(small, many), 384))
        .containsExactly(run(small, one), within(1e-4f));
  }

  private static Tensor stacked(Tensor first, Tensor second) {
    long[] values =
        LongStream.concat(Arrays.stream(first.toLongs()), Arrays.stream(second.toLongs()))
            .toArray();
    return Tensor.longs(values, values.length / 10, 10);
  }

  private static float[] run(Graph graph, Map<String, Tensor> inputs) {
    try (Session session = new Session(graph)) {
      return session.first(inputs);
    }
  }

  private static float[] floats(Tensor tensor) {
    long[] longs = tensor.toLongs();
    float[] values = new float[longs.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = longs[i];
    }
    return values;
  }

  private static double cosine(float[] a, float[] b) {
    double product = 0;
    double squareA = 0;
    double squareB = 0;
    for (int i = 0; i < a.length; i++) {
      product += (double) a[i] * b[i];
      squareA += (double) a[i] * a[i];
      squareB += (double) b[i] * b[i];
    }
    return product / Math.sqrt(squareA * squareB);
  }
}
