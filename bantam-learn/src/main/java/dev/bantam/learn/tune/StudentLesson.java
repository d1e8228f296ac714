package dev.bantam.learn.tune;

import dev.bantam.onnx.ElementType;
import dev.bantam.onnx.Graph;
import dev.bantam.onnx.GraphBuilder;
import dev.bantam.onnx.Tensor;
import dev.bantam.onnx.ValueInfo;
import dev.bantam.onnx.encoder.Encoder;
import dev.bantam.onnx.rewrite.RemoveUnused;
import dev.bantam.onnx.train.Loss;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * The lesson of a student: to answer as softly as its teacher, and to think, layer by layer, as the
 * layers of the teacher's that it has kept. The teacher reads each text once, or in every epoch
 * where there is no room for what it gave.
 */
final class StudentLesson implements Lesson {

  /** Of 20,000 texts of 16 tokens, two layers of MiniLM. */
  private static final long KEPT_BYTES = 500_000_000;

  private final Fields fields;
  private final List<String> states;
  private final int width;
  private final float weight;
  private final Encoder teacher;
  private final OnnxSession session;
  private final KnownStates known;

  /**
   * @param fields the soft answers
   * @param graph of the teacher
   * @param layers which of its layers the student has, in their order
   * @param weight of the difference between hidden states
   */
  StudentLesson(Fields fields, Graph graph, List<Integer> layers, float weight, int threads) {
    this.fields = fields;
    this.weight = weight;
    this.teacher = Encoder.of(graph);
    this.width = teacher.width();
    this.known = new KnownStates(KEPT_BYTES, width);
    this.states = layers.stream().map(layer -> teacher.layers().get(layer).output()).toList();
    GraphBuilder builder = new GraphBuilder(graph);
    builder.clearOutputs();
    states.forEach(
        state -> builder.output(ValueInfo.of(state, ElementType.FLOAT, "batch", "tokens", width)));
    this.session = OnnxSession.of(new RemoveUnused().apply(builder.build()), threads);
  }

  @Override
  public List<Loss> losses() {
    List<Loss> losses = new ArrayList<>(fields.losses());
    for (int layer = 0; layer < states.size(); layer++) {
      losses.add(new Loss.HiddenStates(layer, weight / states.size()));
    }
    return losses;
  }

  @Override
  public Map<String, Tensor> inputs(int[] rows, PaddedTokens tokens) {
    Map<String, Tensor> inputs = new LinkedHashMap<>(fields.inputs(rows, tokens));
    List<float[]> found = known.of(rows, tokens).orElseGet(() -> read(rows, tokens));
    for (int layer = 0; layer < states.size(); layer++) {
      inputs.put(
          "teacher." + layer,
          Tensor.floats(found.get(layer), tokens.rows(), tokens.width(), width));
    }
    return inputs;
  }

  private List<float[]> read(int[] rows, PaddedTokens tokens) {
    Map<String, float[]> read =
        session.floats(EncoderInputs.of(teacher, tokens), new LinkedHashSet<>(states));
    List<float[]> found =
        states.stream().map(state -> read.getOrDefault(state, new float[0])).toList();
    known.keep(rows, tokens, found);
    return found;
  }

  @Override
  public double mass(int[] rows) {
    return fields.mass(rows);
  }

  @Override
  public void close() {
    session.close();
  }
}
