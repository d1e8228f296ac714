package dev.bantam.onnx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.onnx.proto.OnnxMl;
import dev.bantam.onnx.autodiff.Differentiation;
import dev.bantam.onnx.rewrite.Canonical;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesTest {

  private static Graph small() {
    GraphBuilder builder = new GraphBuilder("small", 18);
    String x = builder.input(ValueInfo.of("x", ElementType.FLOAT, "n", 2));
    String weight = builder.initialiser("w", Tensor.floats(new float[] {1, 2, 3, 4}, 2, 2));
    Operators ops = builder.operators();
    String y = ops.softmax(ops.reshape(ops.matMul(x, weight), ops.row(-1, 2)), -1);
    builder.output(ValueInfo.of(y, ElementType.FLOAT, "n", 2));
    return builder.build();
  }

  @Test
  void aGraphSurvivesItsFile(@TempDir Path folder) {
    Path file = folder.resolve("small.onnx");
    new OnnxWriter().write(small(), file);

    assertThat(new OnnxReader().read(file)).isEqualTo(small());
  }

  @Test
  void aFullDiskIsToldApartFromABadGraph() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full));
    assertThatThrownBy(() -> new OnnxWriter().write(small(), full))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot write /dev/full");
  }

  @Test
  void aRealEncoderSurvives() {
    Graph graph = new Canonical().apply(Models.read(Models.MINILM));

    assertThat(new OnnxReader().read("again", new OnnxWriter().bytes(graph))).isEqualTo(graph);
  }

  @Test
  void shapesOfARealEncoderFollowFromItsInputs() {
    Shapes shapes = new Shapes(Models.read(Models.MINILM));

    assertThat(shapes.shape("last_hidden_state"))
        .contains(
            List.of(
                Dimension.of("batch_size"), Dimension.of("sequence_length"), Dimension.of(384)));
    assertThat(shapes.shape("/encoder/layer.3/attention/self/Softmax_output_0"))
        .contains(
            List.of(
                Dimension.of("batch_size"),
                Dimension.of(12),
                Dimension.of("sequence_length"),
                Dimension.of("sequence_length")));
  }

  @Test
  void saysWhatIsWrongWithAFile(@TempDir Path folder) {
    byte[] good = new OnnxWriter().bytes(small());
    refused("no ONNX file", "hello, world".getBytes(UTF_8));
    refused("no ONNX file", new byte[0]);
    refused("no ONNX file, or a damaged one", Arrays.copyOf(good, good.length - 7));
    assertThatThrownBy(() -> new OnnxReader(100).read("big.onnx", good))
        .isInstanceOf(OnnxException.class)
        .hasMessage("big.onnx has %,d bytes; 100 is the limit".formatted(good.length));
    assertThatThrownBy(() -> new OnnxReader().read(folder.resolve("none.onnx")))
        .isInstanceOf(OnnxException.class)
        .hasMessageContaining("cannot read");
  }

  @Test
  void saysWhatIsNotUnderstood() throws Exception {
    OnnxMl.ModelProto model = OnnxMl.ModelProto.parseFrom(new OnnxWriter().bytes(small()));
    OnnxMl.ModelProto.Builder old = model.toBuilder();
    old.getOpsetImportBuilder(0).setVersion(9);
    refused("operators are of version (opset) 9; 11 to 23 are understood", old);

    OnnxMl.ModelProto.Builder external = model.toBuilder();
    external
        .getGraphBuilder()
        .getInitializerBuilder(0)
        .setDataLocation(OnnxMl.TensorProto.DataLocation.EXTERNAL);
    refused("'w' lies in another file (external data); save the model as one file", external);

    OnnxMl.ModelProto.Builder wrong = model.toBuilder();
    wrong.getGraphBuilder().getInitializerBuilder(0).addDims(1000);
    refused("'w': a FLOAT tensor of shape [2, 2, 1000] takes 16,000 bytes, not 16", wrong);

    OnnxMl.ModelProto.Builder negative = model.toBuilder();
    negative.getGraphBuilder().getInitializerBuilder(0).setDims(0, -2);
    refused("'w': a tensor of shape [-2, 2] is impossible or too large", negative);

    OnnxMl.ModelProto.Builder odd = model.toBuilder();
    odd.getGraphBuilder().getInitializerBuilder(0).setDataType(999);
    refused("'w' has elements of type 999, which is not understood", odd);

    OnnxMl.ModelProto.Builder loop = model.toBuilder();
    loop.getGraphBuilder()
        .getNodeBuilder(0)
        .addAttribute(
            OnnxMl.AttributeProto.newBuilder()
                .setName("body")
                .setType(OnnxMl.AttributeProto.AttributeType.GRAPH));
    refused("has an attribute 'body' of kind GRAPH, which is not understood", loop);

    OnnxMl.ModelProto.Builder loose = model.toBuilder();
    loose.getGraphBuilder().getNodeBuilder(0).setInput(0, "nowhere");
    refused("uses 'nowhere', which nothing before it makes", loose);
  }

  /** Whatever the damage, the error is ours. */
  @Test
  void damageNeverCausesAnotherError() {
    byte[] good = new OnnxWriter().bytes(small());
    Random random = new Random(1);
    for (int i = 0; i < 3000; i++) {
      byte[] bad = good.clone();
      for (int j = 0; j <= random.nextInt(3); j++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      try {
        new Canonical().apply(new OnnxReader().read("damaged", bad));
      } catch (OnnxException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }

  @Test
  void namesTheOperatorThatCannotBeDifferentiated() {
    GraphBuilder builder = new GraphBuilder("odd", 18);
    String x = builder.input(ValueInfo.of("x", ElementType.FLOAT, 3));
    Operators ops = builder.operators();
    String y = ops.reduceSum(ops.plain("Atan", x), false, 0);
    builder.output(ValueInfo.of(y, ElementType.FLOAT));
    Graph graph = builder.build();

    assertThatThrownBy(() -> new Differentiation().apply(graph, y, List.of("x")))
        .isInstanceOf(OnnxException.class)
        .hasMessage(
            "cannot differentiate Atan (node 'Atan', output 'Atan'): there is no rule for this operator");
  }

  @Test
  void olderSpellingsAreUpgraded() {
    Graph graph =
        new Graph(
            "old",
            11,
            List.of(ValueInfo.of("x", ElementType.FLOAT, 2, 4)),
            List.of(ValueInfo.of("y", ElementType.FLOAT, 1, 2, 2)),
            List.of(
                node("Softmax", List.of("x"), List.of("s"), Map.of()),
                node(
                    "Split",
                    List.of("s"),
                    List.of("a", "b"),
                    Map.of(
                        "axis",
                        new Attribute.Whole(1),
                        "split",
                        new Attribute.Wholes(List.of(2L, 2L)))),
                node("Dropout", List.of("a"), List.of("d"), Map.of()),
                node(
                    "Unsqueeze",
                    List.of("d"),
                    List.of("y"),
                    Map.of("axes", new Attribute.Wholes(List.of(0L))))),
            new LinkedHashMap<>());
    Graph upgraded = new Canonical().apply(graph);
    Map<String, Tensor> x = Map.of("x", Tensor.floats(new float[] {1, 2, 3, 4, 0, 0, 1, 5}, 2, 4));

    assertThat(upgraded.opset()).isEqualTo(18);
    try (Session before = new Session(graph);
        Session after = new Session(upgraded)) {
      assertThat(after.first(x)).containsExactly(before.first(x));
    }
  }

  private static Node node(
      String op, List<String> inputs, List<String> outputs, Map<String, Attribute> attributes) {
    return Node.of(op, inputs, outputs, attributes);
  }

  private static void refused(String message, OnnxMl.ModelProto.Builder model) {
    refused(message, model.build().toByteArray());
  }

  private static void refused(String message, byte[] bytes) {
    assertThatThrownBy(() -> new OnnxReader().read("m.onnx", bytes))
        .isInstanceOf(OnnxException.class)
        .hasMessageStartingWith("m.onnx")
        .hasMessageContaining(message);
  }
}
