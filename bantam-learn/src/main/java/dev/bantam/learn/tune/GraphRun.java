package dev.bantam.learn.tune;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OnnxValue;
import dev.bantam.onnx.Tensor;
import dev.bantam.onnx.encoder.Encoder;
import dev.bantam.onnx.train.TrainingGraph;
import dev.bantam.onnx.train.Weight;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a training graph: a forward and a backward pass of some texts. Weights are read where they
 * are and gradients written where they stay, so that a run copies no more than the rows of words.
 * Not thread-safe.
 */
final class GraphRun implements AutoCloseable {

  private final TrainingGraph graph;
  private final Encoder encoder;
  private final WeightState state;
  private final OnnxSession session;
  private final Map<String, FloatBuffer> dense = new LinkedHashMap<>();
  private final Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
  private final Map<String, OnnxValue> outputs = new LinkedHashMap<>();
  private FloatBuffer words = WeightState.floats(1);
  private FloatBuffer wordGradient = WeightState.floats(1);
  private Gradients gradients = new Gradients(Map.of(), new int[0], FloatBuffer.allocate(0));

  GraphRun(TrainingGraph graph, WeightState state, int threads) {
    this.graph = graph;
    this.encoder = Encoder.of(graph.origin());
    this.state = state;
    this.session = OnnxSession.of(graph.graph(), threads);
    try {
      for (Weight weight : graph.weights()) {
        long[] shape = weight.shape().stream().mapToLong(Long::longValue).toArray();
        FloatBuffer gradient = WeightState.floats(weight.size());
        dense.put(weight.name(), gradient);
        inputs.put(weight.name(), session.view(state.of(weight).values(), shape));
        outputs.put(weight.gradient(), session.view(gradient, shape));
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** An input that is the same in every run. */
  void fix(String name, FloatBuffer values) {
    inputs.put(name, session.view(values, values.capacity()));
  }

  /**
   * Runs.
   *
   * @param given what losses and dropout want
   * @return the loss
   */
  float run(PaddedTokens tokens, Map<String, Tensor> given) {
    Map<String, OnnxTensorLike> all = new LinkedHashMap<>(inputs);
    Map<String, OnnxValue> pinned = new LinkedHashMap<>(outputs);
    List<OnnxTensor> own = new ArrayList<>();
    long[] shape = {tokens.rows(), tokens.width()};
    try {
      Optional<WordRows> rows =
          graph
              .words()
              .map(table -> WordRows.of(tokens.ids(), Math.toIntExact(table.shape().getLast())));
      rows.ifPresent(used -> words(used, all, pinned, own));
      long[] ids = rows.map(WordRows::places).orElse(tokens.ids());
      give(encoder.ids(), Tensor.longs(ids, shape), all, own);
      give(encoder.mask(), Tensor.longs(tokens.mask(), shape), all, own);
      encoder
          .types()
          .ifPresent(name -> give(name, Tensor.longs(new long[ids.length], shape), all, own));
      given.forEach((name, tensor) -> give(name, tensor, all, own));
      gradients =
          new Gradients(
              dense,
              rows.map(WordRows::tokens).orElse(new int[0]),
              wordGradient.duplicate().limit(rows.map(WordRows::size).orElse(0)));
      return session.number(all, TrainingGraph.LOSS, pinned);
    } finally {
      own.forEach(OnnxTensor::close);
    }
  }

  private void words(
      WordRows used,
      Map<String, OnnxTensorLike> all,
      Map<String, OnnxValue> pinned,
      List<OnnxTensor> own) {
    Weight table = graph.words().orElseThrow();
    if (words.capacity() < used.size()) {
      words = WeightState.floats(2 * used.size());
      wordGradient = WeightState.floats(2 * used.size());
    }
    used.gather(state.of(table).values(), words);
    long[] shape = {used.tokens().length, used.width()};
    OnnxTensor in = session.view(words.slice(0, used.size()), shape);
    own.add(in);
    OnnxTensor out = session.view(wordGradient.slice(0, used.size()), shape);
    own.add(out);
    all.put(table.name(), in);
    pinned.put(table.gradient(), out);
  }

  private void give(
      String name, Tensor tensor, Map<String, OnnxTensorLike> all, List<OnnxTensor> own) {
    if (session.reads(name)) {
      OnnxTensor value = session.copy(tensor);
      own.add(value);
      all.put(name, value);
    }
  }

  /** Of the last run; overwritten by the next. */
  Gradients gradients() {
    return gradients;
  }

  @Override
  public void close() {
    inputs.values().forEach(OnnxTensor::close);
    outputs.values().forEach(OnnxValue::close);
    session.close();
  }
}
