package dev.bantam.onnx.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.bantam.onnx.ElementType;
import dev.bantam.onnx.Found;
import dev.bantam.onnx.Graph;
import dev.bantam.onnx.Models;
import dev.bantam.onnx.OnnxException;
import dev.bantam.onnx.Session;
import dev.bantam.onnx.Tensor;
import dev.bantam.onnx.ValueInfo;
import dev.bantam.onnx.encoder.WeightNames;
import dev.bantam.onnx.pass.AddHeads;
import dev.bantam.onnx.pass.DropLayers;
import dev.bantam.onnx.pass.Head;
import dev.bantam.onnx.pass.Pooling;
import dev.bantam.onnx.rewrite.Canonical;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training steps of a real encoder. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrainingTest {

  private static final int VALUES = 4;

  private Graph encoder;

  @BeforeAll
  void read() {
    encoder =
        new AddHeads(Pooling.MEAN, List.of(Head.fresh("label", 384, VALUES, 1)))
            .apply(WeightNames.rename(new Canonical().apply(Models.read(Models.MINILM))));
  }

  private static Map<String, Tensor> batch(int texts) {
    Map<String, Tensor> batch = Models.texts(1, texts, 8);
    long[] targets = new long[texts];
    for (int i = 0; i < texts; i++) {
      targets[i] = i % VALUES;
    }
    batch.put("target.label", Tensor.row(targets));
    return batch;
  }

  @Test
  void aFewStepsMakeTheLossFall() {
    TrainingGraph graph =
        new TrainingGraphs(List.of(new Loss.CrossEntropy("label", 0.1f, 1))).make(encoder);
    Map<String, Tensor> batch = batch(8);
    List<Float> losses = new ArrayList<>();
    float[] logits;
    try (Trainer trainer = new Trainer(graph, 1)) {
      for (int step = 1; step <= 6; step++) {
        losses.add(trainer.run(batch));
        trainer.update(step, 3e-4f);
      }
      try (Session trained = new Session(graph.trained(trainer.weights()))) {
        logits = Found.in(trained.run(batch), "logits.label");
      }
    }

    assertThat(losses.getFirst()).isCloseTo((float) Math.log(VALUES), within(0.1f));
    assertThat(losses.getLast()).isLessThan(0.8f * losses.getFirst());
    for (int i = 0; i < 8; i++) {
      assertThat(best(logits, i)).isEqualTo(i % VALUES);
    }
  }

  private static int best(float[] logits, int text) {
    int best = 0;
    for (int j = 1; j < VALUES; j++) {
      if (logits[text * VALUES + j] > logits[text * VALUES + best]) {
        best = j;
      }
    }
    return best;
  }

  /** Along the gradient itself, where the difference is largest beside the rounding of floats. */
  @Test
  void theGradientOfEveryWeightIsThatOfFiniteDifferences() {
    TrainingGraph graph =
        new TrainingGraphs(List.of(new Loss.CrossEntropy("label", 0.1f, 100))).make(encoder);
    Map<String, Tensor> batch = batch(3);
    List<Weight> weights = new ArrayList<>(graph.weights());
    weights.add(graph.words().orElseThrow());
    assertThat(weights).hasSize(3 + 2 + 16 * 6 + 2);
    try (Trainer trainer = new Trainer(graph, 1)) {
      trainer.run(batch);
      Map<String, float[]> gradients = new HashMap<>();
      weights.forEach(weight -> gradients.put(weight.name(), trainer.gradient(weight.name())));
      for (Weight weight : weights) {
        float[] gradient = Found.in(gradients, weight.name());
        double norm = Math.sqrt(GradientNorm.squares(FloatBuffer.wrap(gradient)));
        if (weight.name().endsWith("key.bias")) {
          // Softmax does not see what is added to all scores of a query.
          assertThat(norm).as(weight.name()).isLessThan(1e-2);
          continue;
        }
        double length = Math.min(0.02, 0.5 / norm);
        double up = moved(trainer, batch, weight, gradient, length / norm);
        double down = moved(trainer, batch, weight, gradient, -length / norm);
        assertThat((up - down) / (2 * length))
            .as(weight.name())
            .isCloseTo(norm, within(0.02 * norm + 2e-3));
      }
    }
  }

  private static double moved(
      Trainer trainer, Map<String, Tensor> batch, Weight weight, float[] direction, double by) {
    FloatBuffer values = Found.in(trainer.weights(), weight.name());
    float[] before = weight.start().toFloats();
    for (int i = 0; i < before.length; i++) {
      values.put(i, (float) (before[i] + by * direction[i]));
    }
    double loss = trainer.run(batch);
    values.put(0, before);
    return loss;
  }

  @Test
  void teachersAndPairsCanBeLearnedFrom() {
    List<Loss> losses =
        List.of(
            new Loss.Distillation("label", 2, 1),
            new Loss.HiddenStates(5, 0.5f),
            new Loss.Pairs(1));
    TrainingGraph graph = new TrainingGraphs(losses).make(encoder);
    Map<String, Tensor> batch = batch(3);
    Graph hidden =
        encoder.withOutputs(
            List.of(ValueInfo.of("last_hidden_state", ElementType.FLOAT, "b", "t", 384)));
    float[] logits;
    float[] states;
    float[] vectors;
    try (Session teacher = new Session(hidden);
        Session own = new Session(encoder)) {
      states = teacher.first(batch);
      logits = Found.in(own.run(batch), "logits.label");
      vectors = Found.in(own.run(batch), "vector");
    }
    batch.put("teacher.5", Tensor.floats(states, 3, 8, 384));
    batch.put("soft.label", Tensor.floats(softened(logits, 2), 3, VALUES));
    float[] cosines = cosines(vectors);
    batch.put("pairs.targets", Tensor.floats(cosines, 3, 3));
    batch.put("pairs.weights", Tensor.floats(new float[] {0, 1, 1, 0, 0, 1, 0, 0, 0}, 3, 3));
    try (Trainer trainer = new Trainer(graph, 1)) {
      // Its own teacher in everything: nothing to learn.
      assertThat(trainer.run(batch)).isCloseTo(0, within(1e-5f));
      cosines[1] += 0.3f;
      batch.put("pairs.targets", Tensor.floats(cosines, 3, 3));
      float wrong = trainer.run(batch);
      assertThat(wrong).isCloseTo(0.03f, within(1e-3f));
      trainer.update(1, 1e-6f);
      assertThat(trainer.run(batch)).isLessThan(wrong);
    }
  }

  private static float[] cosines(float[] vectors) {
    float[] result = new float[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        result[3 * i + j] =
            dot(vectors, i, j) / (float) Math.sqrt(dot(vectors, i, i) * dot(vectors, j, j));
      }
    }
    return result;
  }

  private static float dot(float[] vectors, int i, int j) {
    float sum = 0;
    for (int k = 0; k < 384; k++) {
      sum += vectors[i * 384 + k] * vectors[j * 384 + k];
    }
    return sum;
  }

  private static float[] softened(float[] logits, float temperature) {
    float[] result = new float[logits.length];
    for (int i = 0; i < logits.length; i += VALUES) {
      double sum = 0;
      for (int j = i; j < i + VALUES; j++) {
        sum += Math.exp(logits[j] / temperature);
      }
      for (int j = i; j < i + VALUES; j++) {
        result[j] = (float) (Math.exp(logits[j] / temperature) / sum);
      }
    }
    return result;
  }

  @ParameterizedTest
  @ValueSource(strings = {Models.BGE, Models.E5})
  void otherEncodersLearnToo(String model) {
    Graph two = new DropLayers(Set.of(0, 11)).apply(new Canonical().apply(Models.read(model)));
    Graph student =
        new AddHeads(Pooling.FIRST, List.of(Head.fresh("label", 384, VALUES, 1))).apply(two);
    TrainingGraph graph =
        new TrainingGraphs(List.of(new Loss.CrossEntropy("label", 0.1f, 1))).make(student);
    Map<String, Tensor> batch = batch(8);
    assertThat(graph.weights()).hasSize(2 + 2 + 16 * 2 + 2);
    try (Trainer trainer = new Trainer(graph, 1)) {
      float first = trainer.run(batch);
      for (int step = 1; step <= 5; step++) {
        trainer.update(step, 3e-4f);
        trainer.run(batch);
      }
      assertThat(trainer.run(batch)).isLessThan(0.9f * first);
    }
  }

  @Test
  void equalRunsGiveEqualBitsOnTwoThreads() {
    TrainingGraph graph =
        new TrainingGraphs(List.of(new Loss.CrossEntropy("label", 0.1f, 1))).make(encoder);
    Map<String, Tensor> batch = batch(16);
    try (Trainer trainer = new Trainer(graph, 2)) {
      float loss = trainer.run(batch);
      Map<String, float[]> first = new HashMap<>();
      graph.weights().forEach(w -> first.put(w.name(), trainer.gradient(w.name())));
      float[] words = trainer.gradient("embeddings.words");
      for (int i = 0; i < 3; i++) {
        assertThat(trainer.run(batch)).isEqualTo(loss);
        first.forEach(
            (name, gradient) -> assertThat(trainer.gradient(name)).as(name).isEqualTo(gradient));
        assertThat(trainer.gradient("embeddings.words")).isEqualTo(words);
      }
    }
  }

  @Test
  void textsWithoutATargetDoNotCount() {
    TrainingGraph graph =
        new TrainingGraphs(List.of(new Loss.CrossEntropy("label", 0, 1))).make(encoder);
    Map<String, Tensor> batch = batch(2);
    try (Trainer trainer = new Trainer(graph, 1)) {
      float both = trainer.run(batch);
      batch.put("target.label", Tensor.row(0, -1));
      float first = trainer.run(batch);
      batch.put("target.label", Tensor.row(-1, 1));
      float second = trainer.run(batch);
      batch.put("target.label", Tensor.row(-1, -1));
      assertThat(trainer.run(batch)).isZero();
      assertThat((first + second) / 2).isCloseTo(both, within(1e-5f));
    }
  }

  @Test
  void dropoutIsDecidedBySeedAndStep() {
    TrainingGraph graph =
        new TrainingGraphs(List.of(new Loss.CrossEntropy("label", 0, 1)), 0.5f, name -> true)
            .make(encoder);
    DropoutMasks masks = new DropoutMasks(3, 0.5f, DropoutMasks.poolSize(2 * 8, 384));
    FloatBuffer pool = FloatBuffer.allocate(masks.poolSize());
    masks.fill(pool);
    Map<String, Tensor> batch = batch(2);
    batch.put(DropoutMasks.POOL, Tensor.floats(pool.array(), masks.poolSize()));
    assertThat(graph.dropoutSites()).isEqualTo(13);
    List<Float> losses = new ArrayList<>();
    try (Trainer trainer = new Trainer(graph, 1)) {
      for (long step : new long[] {0, 1, 0}) {
        batch.put(DropoutMasks.OFFSETS, Tensor.row(masks.offsets(step, 13, 2 * 8 * 384)));
        losses.add(trainer.run(batch));
      }
    }
    assertThat(losses.get(0)).isEqualTo(losses.get(2)).isNotEqualTo(losses.get(1));
  }

  @Test
  void whatIsFrozenHasNoGradient() {
    TrainingGraph graph =
        new TrainingGraphs(
                List.of(new Loss.CrossEntropy("label", 0, 1)),
                0,
                name -> name.startsWith("head.") || name.startsWith("layer.5."))
            .make(encoder);

    assertThat(graph.words()).isEmpty();
    assertThat(graph.weights()).hasSize(16 + 2);
    assertThat(graph.graph().initialisers()).containsKey("layer.4.query.weight");
  }

  @Test
  void refusesALayerThatIsNotThere() {
    assertThatThrownBy(() -> new TrainingGraphs(List.of(new Loss.HiddenStates(6, 1))).make(encoder))
        .isInstanceOf(OnnxException.class)
        .hasMessage("there is no layer 6; the encoder has 6");
  }

  @Test
  void adamFollowsItsDefinition() {
    Random random = new Random(5);
    int size = 5000;
    FloatBuffer[] buffers = new FloatBuffer[4];
    for (int i = 0; i < 4; i++) {
      buffers[i] = FloatBuffer.allocate(size);
    }
    double[] w = new double[size];
    double[] m = new double[size];
    double[] v = new double[size];
    AdamW adam = new AdamW(0.9f, 0.99f, 1e-6f, 0.1f);
    for (int step = 1; step <= 3; step++) {
      for (int i = 0; i < size; i++) {
        float gradient = (float) random.nextGaussian();
        buffers[1].put(i, gradient);
        double scaled = 0.5 * gradient;
        m[i] = 0.9 * m[i] + 0.1 * scaled;
        v[i] = 0.99 * v[i] + 0.01 * scaled * scaled;
        w[i] -= 0.01 * 0.1 * w[i];
        double mean = m[i] / (1 - Math.pow(0.9, step));
        double root = Math.sqrt(v[i] / (1 - Math.pow(0.99, step)));
        w[i] -= 0.01 * mean / (root + 1e-6);
      }
      adam.update(
          buffers[0], buffers[1], 0, buffers[2], buffers[3], 0, size, 0.5f, step, 0.01f, true);
    }
    for (int i = 0; i < size; i++) {
      assertThat((double) buffers[0].get(i)).isCloseTo(w[i], within(1e-5));
    }
  }

  @Test
  void theRateRisesAndFalls() {
    LearningRate rate = new LearningRate(2, 2, 6);
    assertThat(rate.at(1)).isEqualTo(1);
    assertThat(rate.at(2)).isEqualTo(2);
    assertThat(rate.at(3)).isEqualTo(2);
    assertThat(rate.at(6)).isEqualTo(0.5f);
    assertThat(rate.at(7)).isZero();
  }
}
