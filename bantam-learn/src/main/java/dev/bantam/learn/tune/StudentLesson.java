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
import java.util.Set;

/**
 * The lesson of a student: to answer as softly as its teachers, and to think, layer by layer, as
 * the layers of the teacher's that it has kept. The teacher reads each batch again.
 */
final class StudentLesson implements Lesson {

  private final Fields fields;
  private final List<String> states;
  private final int width;
  private final float weight;
  private final Encoder teacher;
  private final OnnxSession session;

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
    Set<String> wanted = new LinkedHashSet<>(states);
    Map<String, float[]> found = session.floats(EncoderInputs.of(teacher, tokens), wanted);
    for (int layer = 0; layer < states.size(); layer++) {
      float[] state = found.getOrDefault(states.get(layer), new float[0]);
      inputs.put("teacher." + layer, Tensor.floats(state, tokens.rows(), tokens.width(), width));
    }
    return inputs;
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
