package dev.bantam.onnx.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.bantam.onnx.ElementType;
import dev.bantam.onnx.Graph;
import dev.bantam.onnx.GraphBuilder;
import dev.bantam.onnx.Models;
import dev.bantam.onnx.OnnxException;
import dev.bantam.onnx.Session;
import dev.bantam.onnx.SmallEncoder;
import dev.bantam.onnx.Tensor;
import dev.bantam.onnx.ValueInfo;
import dev.bantam.onnx.pass.FuseAttention;
import dev.bantam.onnx.rewrite.Canonical;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncoderTest {

  @ParameterizedTest
  @CsvSource({Models.MINILM + ",6", Models.BGE + ",12", Models.E5 + ",12"})
  void recognisesRealEncodersByTheirStructure(String model, int layers) {
    Graph imported = Models.read(model);
    Graph graph = new Canonical().apply(imported);
    Encoder encoder = Encoder.of(graph);

    assertThat(encoder.layers()).hasSize(layers);
    assertThat(encoder.width()).isEqualTo(384);
    assertThat(encoder.heads()).isEqualTo(12);
    assertThat(encoder.ids()).isEqualTo("input_ids");
    assertThat(encoder.mask()).isEqualTo("attention_mask");
    assertThat(encoder.types()).contains("token_type_ids");
    assertThat(encoder.hidden()).isEqualTo("last_hidden_state");
    assertThat(graph.nodes().stream().filter(n -> n.op().equals("LayerNormalization")))
        .hasSize(2 * layers + 1);
    assertThat(graph.nodes().stream().filter(n -> n.op().equals("Gelu"))).hasSize(layers);

    Graph named = WeightNames.rename(graph);
    assertThat(named.weight("layer.0.query.weight").shape()).containsExactly(384L, 384L);
    assertThat(named.weight("layer.1.widening.weight").shape()).containsExactly(384L, 1536L);
    assertThat(named.weight("layer.1.narrowing.bias").shape()).containsExactly(384L);
    assertThat(WeightNames.of(Encoder.of(named)).byInitialiser())
        .hasSize(3 + 2 + 16 * layers)
        .allSatisfy((initialiser, name) -> assertThat(initialiser).isEqualTo(name));

    Map<String, Tensor> texts = Models.texts(1, 3, 9);
    try (Session before = new Session(imported);
        Session after = new Session(named)) {
      assertThat(after.first(texts)).containsExactly(before.first(texts), within(2e-4f));
    }
  }

  @Test
  void recognisesAnotherSpelling() {
    Graph imported = SmallEncoder.ofLayers(2);
    Graph graph = new Canonical().apply(imported);
    Encoder encoder = Encoder.of(graph);
    Map<String, Tensor> texts =
        Map.of(
            "ids", Tensor.longs(new long[] {3, 7, 11, 4, 9, 0}, 2, 3),
            "mask", Tensor.longs(new long[] {1, 1, 1, 1, 1, 0}, 2, 3));

    assertThat(encoder.layers()).hasSize(2);
    assertThat(encoder.heads()).isEqualTo(SmallEncoder.HEADS);
    assertThat(encoder.types()).isEmpty();
    assertThat(encoder.layers().getFirst().scale().orElseThrow()).isCloseTo(0.5, within(1e-6));
    assertThat(encoder.layers().getLast().outputNorm().weight()).isEqualTo("l1n2w");
    try (Session before = new Session(imported);
        Session after = new Session(graph);
        Session fused = new Session(new FuseAttention().apply(graph))) {
      float[] expected = before.first(texts);
      assertThat(after.first(texts)).containsExactly(expected, within(1e-5f));
      // What padding itself becomes, nobody reads.
      assertThat(Arrays.copyOf(fused.first(texts), 5 * SmallEncoder.WIDTH))
          .containsExactly(Arrays.copyOf(expected, 5 * SmallEncoder.WIDTH), within(1e-5f));
    }
  }

  @Test
  void saysWhatAGraphLacks() {
    GraphBuilder builder = new GraphBuilder("plain", 18);
    String x = builder.input(ValueInfo.of("x", ElementType.FLOAT, "n", 2));
    builder.output(ValueInfo.of(builder.operators().neg(x), ElementType.FLOAT, "n", 2));
    Graph graph = builder.build();

    assertThatThrownBy(() -> Encoder.of(graph))
        .isInstanceOf(OnnxException.class)
        .hasMessage(
            "'plain' is no BERT-like encoder: it has no attention (softmax of queries times keys)");
  }
}
