package dev.bantam.onnx.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bantam.onnx.Attribute;
import dev.bantam.onnx.ElementType;
import dev.bantam.onnx.Found;
import dev.bantam.onnx.Graph;
import dev.bantam.onnx.GraphBuilder;
import dev.bantam.onnx.Node;
import dev.bantam.onnx.Operators;
import dev.bantam.onnx.Session;
import dev.bantam.onnx.Tensor;
import dev.bantam.onnx.ValueInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule against central differences of the graph that it differentiates. */
class RulesTest {

  /** A function of inputs a, b, c, each of a shape, written with operators. */
  record Case(String name, List<long[]> shapes, boolean positive, Function function) {
    @Override
    public String toString() {
      return name;
    }
  }

  interface Function {
    String write(GraphBuilder builder, Operators ops, List<String> inputs);
  }

  private static Case of(String name, Function function, long[]... shapes) {
    return new Case(name, List.of(shapes), false, function);
  }

  private static Case positive(String name, Function function, long[]... shapes) {
    return new Case(name, List.of(shapes), true, function);
  }

  private static long[] s(long... shape) {
    return shape;
  }

  private static Map<String, Attribute> axis(long axis) {
    return Map.of("axis", new Attribute.Whole(axis));
  }

  static List<Case> cases() {
    return List.of(
        of("add", (g, o, x) -> o.add(x.get(0), x.get(1)), s(2, 3), s(2, 3)),
        of("add row", (g, o, x) -> o.add(x.get(0), x.get(1)), s(2, 3, 4), s(4)),
        of("add middle", (g, o, x) -> o.add(x.get(0), x.get(1)), s(2, 3, 4), s(2, 1, 4)),
        of("add both ways", (g, o, x) -> o.add(x.get(0), x.get(1)), s(2, 1, 4), s(3, 1)),
        of("sum", (g, o, x) -> o.sum(x), s(2, 3), s(2, 3), s(3)),
        of("sub", (g, o, x) -> o.sub(x.get(0), x.get(1)), s(3), s(2, 3)),
        of("mul", (g, o, x) -> o.mul(x.get(0), x.get(1)), s(2, 3, 4), s(3, 1)),
        of("mul itself", (g, o, x) -> o.mul(x.get(0), x.get(0)), s(2, 3)),
        positive("div", (g, o, x) -> o.div(x.get(0), x.get(1)), s(2, 3), s(3)),
        positive("div row", (g, o, x) -> o.div(x.get(0), x.get(1)), s(2, 3, 2), s(2, 3, 1)),
        of("square", (g, o, x) -> o.pow(x.get(0), num(o, 2)), s(2, 3)),
        positive("power", (g, o, x) -> o.pow(x.get(0), num(o, 1.5)), s(2, 3)),
        of("neg", (g, o, x) -> o.neg(x.get(0)), s(2, 3)),
        positive("sqrt", (g, o, x) -> o.sqrt(x.get(0)), s(2, 3)),
        positive("log", (g, o, x) -> o.log(x.get(0)), s(2, 3)),
        positive("reciprocal", (g, o, x) -> o.plain("Reciprocal", x.get(0)), s(2, 3)),
        of("exp", (g, o, x) -> o.exp(x.get(0)), s(2, 3)),
        of("erf", (g, o, x) -> o.erf(x.get(0)), s(2, 3)),
        of("tanh", (g, o, x) -> o.tanh(x.get(0)), s(2, 3)),
        of("sigmoid", (g, o, x) -> o.plain("Sigmoid", x.get(0)), s(2, 3)),
        positive("relu", (g, o, x) -> o.plain("Relu", x.get(0)), s(2, 3)),
        of("identity", (g, o, x) -> o.plain("Identity", x.get(0)), s(2, 3)),
        of("gelu", (g, o, x) -> g.emit(Node.MICROSOFT, "Gelu", x, Map.of()), s(3, 5)),
        of(
            "gelu by tanh",
            (g, o, x) -> g.emit("Gelu", x, Map.of("approximate", new Attribute.Text("tanh"))),
            s(3, 5)),
        of("where", RulesTest::where, s(2, 3), s(3)),
        of(
            "cast",
            (g, o, x) -> o.cast(o.cast(x.get(0), ElementType.DOUBLE), ElementType.FLOAT),
            s(4)),
        of("softmax", (g, o, x) -> o.softmax(x.get(0), -1), s(2, 3, 4)),
        of("softmax of the first axis", (g, o, x) -> o.softmax(x.get(0), 0), s(4, 3)),
        of("log softmax", (g, o, x) -> o.logSoftmax(x.get(0), -1), s(2, 5)),
        of("product", (g, o, x) -> o.matMul(x.get(0), x.get(1)), s(2, 3), s(3, 4)),
        of("rows times matrix", (g, o, x) -> o.matMul(x.get(0), x.get(1)), s(2, 3, 4), s(4, 5)),
        of("batches", (g, o, x) -> o.matMul(x.get(0), x.get(1)), s(2, 2, 3, 4), s(2, 2, 4, 3)),
        of("one batch for all", (g, o, x) -> o.matMul(x.get(0), x.get(1)), s(2, 3, 4), s(1, 4, 3)),
        of("matrix for batches", (g, o, x) -> o.matMul(x.get(0), x.get(1)), s(3, 4), s(2, 4, 2)),
        of("gemm", (g, o, x) -> g.emit("Gemm", x, gemm(0, 0)), s(2, 3), s(3, 4), s(4)),
        of(
            "gemm turned left",
            (g, o, x) -> g.emit("Gemm", x, gemm(1, 0)),
            s(3, 2),
            s(3, 4),
            s(2, 1)),
        of("gemm turned right", (g, o, x) -> g.emit("Gemm", x, gemm(0, 1)), s(2, 3), s(4, 3), s(4)),
        of("gemm turned both", (g, o, x) -> g.emit("Gemm", x, gemm(1, 1)), s(3, 2), s(4, 3), s(4)),
        of("reshape", (g, o, x) -> o.reshape(x.get(0), o.row(0, -1)), s(2, 3, 4)),
        of("flatten", (g, o, x) -> g.emit("Flatten", x, axis(1)), s(2, 3, 2)),
        of("unsqueeze", (g, o, x) -> o.unsqueeze(x.get(0), 0, -1), s(2, 3)),
        of("squeeze", (g, o, x) -> o.squeeze(x.get(0), 1), s(2, 1, 3)),
        of("transpose", (g, o, x) -> o.transpose(x.get(0), 2, 0, 1), s(2, 3, 4)),
        of("transpose all", (g, o, x) -> o.plain("Transpose", x.get(0)), s(2, 3)),
        of("expand", (g, o, x) -> o.expand(x.get(0), o.row(2, 3, 4)), s(3, 1)),
        of("concat", (g, o, x) -> o.concat(1, x.get(0), x.get(1)), s(2, 3), s(2, 1)),
        of("split", RulesTest::split, s(2, 6)),
        of("slice", (g, o, x) -> o.slice(x.get(0), o.row(1), o.row(3), o.row(1)), s(2, 4, 2)),
        of(
            "slice from the end",
            (g, o, x) -> o.slice(x.get(0), o.row(-2), o.row(9), o.row(0)),
            s(4, 2)),
        of("sum over axes", (g, o, x) -> o.reduceSum(x.get(0), false, 0, 2), s(2, 3, 4)),
        of("sum kept", (g, o, x) -> o.reduceSum(x.get(0), true, -1), s(2, 3)),
        of("mean", (g, o, x) -> o.reduceMean(x.get(0), true, -1), s(2, 3)),
        of("mean of all", (g, o, x) -> o.plain("ReduceMean", x.get(0)), s(2, 3)),
        of("normalisation", RulesTest::normalisation, s(2, 3, 8), s(8), s(8)),
        of(
            "table",
            (g, o, x) ->
                o.gather(x.get(0), o.constant(Tensor.longs(new long[] {3, 0, 3, -1}, 2, 2)), 0),
            s(5, 3)),
        of("large table", (g, o, x) -> o.gather(x.get(0), o.row(4998, 7, 4998), 0), s(5000, 2)),
        of("first place", (g, o, x) -> o.gather(x.get(0), o.scalar(0L), 1), s(2, 3, 4)),
        of("last place", (g, o, x) -> o.gather(x.get(0), o.scalar(-1L), 1), s(2, 3)));
  }

  private static String num(Operators ops, double value) {
    return ops.scalar(value, ElementType.FLOAT);
  }

  private static Map<String, Attribute> gemm(long turnA, long turnB) {
    return Map.of(
        "transA", new Attribute.Whole(turnA),
        "transB", new Attribute.Whole(turnB),
        "alpha", new Attribute.Real(0.5f),
        "beta", new Attribute.Real(2));
  }

  private static String where(GraphBuilder g, Operators o, List<String> x) {
    String mask = o.equal(o.constant(Tensor.longs(new long[] {1, 0}, 2, 1)), o.scalar(1L));
    return o.where(mask, x.get(0), x.get(1));
  }

  private static String normalisation(GraphBuilder g, Operators o, List<String> x) {
    return g.emit("LayerNormalization", x, axis(-1));
  }

  private static String split(GraphBuilder g, Operators o, List<String> x) {
    String first = g.fresh("first");
    String second = g.fresh("second");
    String third = g.fresh("third");
    Map<String, Attribute> attributes =
        Map.of("axis", new Attribute.Whole(1), "num_outputs", new Attribute.Whole(3));
    g.node(Node.of("Split", x, List.of(first, second, third), attributes));
    return o.mul(first, third);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithFiniteDifferences(Case given) {
    check(given, false);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWhenTheRunDecidesTheLengths(Case given) {
    check(given, true);
  }

  /** The loss is a weighted sum of the result, so that every element counts differently. */
  private static void check(Case given, boolean named) {
    GraphBuilder builder = new GraphBuilder(given.name(), 20);
    Operators ops = builder.operators();
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    Random random = new Random(7);
    for (int i = 0; i < given.shapes().size(); i++) {
      String name = "x" + i;
      long[] shape = given.shapes().get(i);
      Object[] axes = new Object[shape.length];
      for (int j = 0; j < shape.length; j++) {
        axes[j] = named && shape[j] > 1 ? "n" + shape[j] : (Object) shape[j];
      }
      builder.input(ValueInfo.of(name, ElementType.FLOAT, axes));
      inputs.put(name, random(random, given.positive(), shape));
    }
    String result = given.function().write(builder, ops, List.copyOf(inputs.keySet()));
    String flat = ops.reshape(result, ops.row(-1));
    float[] weights = new float[10000];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) random.nextGaussian();
    }
    String weight =
        ops.slice(
            ops.constant(Tensor.floats(weights, weights.length)),
            ops.row(0),
            ops.shape(flat),
            ops.row(0));
    String loss = ops.reduceSum(ops.mul(flat, weight), false, 0);
    builder.output(ValueInfo.of(loss, ElementType.FLOAT));
    Graph forward = builder.build();
    Gradients gradients = new Differentiation().apply(forward, loss, inputs.keySet());
    try (Session session = new Session(forward);
        Session backward = new Session(gradients.graph())) {
      Map<String, float[]> found = backward.run(inputs);
      gradients
          .names()
          .forEach((input, name) -> compare(session, inputs, input, Found.in(found, name)));
    }
  }

  private static void compare(
      Session session, Map<String, Tensor> inputs, String input, float[] gradient) {
    Tensor tensor = Found.in(inputs, input);
    assertThat(gradient).hasSize(tensor.size());
    float step = 1e-2f;
    for (int i = 0; i < Math.min(tensor.size(), 40); i++) {
      int at = tensor.size() > 40 ? (i * 7919 + tensor.size() - 4) % tensor.size() : i;
      double up = session.first(moved(inputs, input, at, step))[0];
      double down = session.first(moved(inputs, input, at, -step))[0];
      double expected = (up - down) / (2 * step);
      assertThat((double) gradient[at])
          .as("%s at %d", input, at)
          .isCloseTo(expected, within(3e-3 * Math.max(1, Math.abs(expected))));
    }
  }

  private static Map<String, Tensor> moved(
      Map<String, Tensor> inputs, String input, int at, float by) {
    float[] values = Found.in(inputs, input).toFloats();
    values[at] += by;
    long[] shape = Found.in(inputs, input).shape().stream().mapToLong(Long::longValue).toArray();
    Map<String, Tensor> changed = new LinkedHashMap<>(inputs);
    changed.put(input, Tensor.floats(values, shape));
    return changed;
  }

  private static Tensor random(Random random, boolean positive, long... shape) {
    int size = 1;
    for (long length : shape) {
      size *= (int) length;
    }
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = positive ? 0.5f + random.nextFloat() : (float) random.nextGaussian();
    }
    return Tensor.floats(values, shape);
  }
}
