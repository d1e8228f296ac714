package dev.bantam.onnx.train;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.bantam.onnx.Found;
import dev.bantam.onnx.OnnxWriter;
import dev.bantam.onnx.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs a training graph as its documentation says. */
final class Trainer implements AutoCloseable {

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final TrainingGraph graph;
  private final OrtSession session;
  private final Map<String, FloatBuffer> weights = new LinkedHashMap<>();
  private final Map<String, FloatBuffer> gradients = new LinkedHashMap<>();
  private final Map<String, FloatBuffer> means = new LinkedHashMap<>();
  private final Map<String, FloatBuffer> squares = new LinkedHashMap<>();
  private final Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
  private final Map<String, OnnxValue> outputs = new LinkedHashMap<>();
  private final ExecutorService threads;
  private final int threadCount;
  private int rows;
  private long[] used = {};
  private FloatBuffer wordGradient = FloatBuffer.allocate(0);

  Trainer(TrainingGraph graph, int threadCount) {
    this.graph = graph;
    this.threadCount = threadCount;
    this.threads = Executors.newFixedThreadPool(threadCount);
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threadCount);
      options.setInterOpNumThreads(1);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      session = environment.createSession(new OnnxWriter().bytes(graph.graph()), options);
      List<Weight> all = new ArrayList<>(graph.weights());
      graph.words().ifPresent(all::add);
      for (Weight weight : all) {
        FloatBuffer values = room(weight.size());
        values.put(0, weight.start().toFloats());
        weights.put(weight.name(), values);
        means.put(weight.name(), room(weight.size()));
        squares.put(weight.name(), room(weight.size()));
      }
      for (Weight weight : graph.weights()) {
        long[] shape = weight.shape().stream().mapToLong(Long::longValue).toArray();
        FloatBuffer gradient = room(weight.size());
        gradients.put(weight.name(), gradient);
        inputs.put(
            weight.name(),
            OnnxTensor.createTensor(environment, Found.in(weights, weight.name()), shape));
        outputs.put(weight.gradient(), OnnxTensor.createTensor(environment, gradient, shape));
      }
    } catch (OrtException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  Map<String, FloatBuffer> weights() {
    return weights;
  }

  /** Gradients of the last run; that of the words has the size of the table. */
  float[] gradient(String name) {
    if (gradients.containsKey(name)) {
      float[] values = new float[Found.in(gradients, name).capacity()];
      Found.in(gradients, name).get(0, values);
      return values;
    }
    int width = (int) (long) graph.words().orElseThrow().shape().getLast();
    float[] values = new float[Found.in(weights, name).capacity()];
    for (int i = 0; i < rows; i++) {
      wordGradient.get(i * width, values, (int) used[i] * width, width);
    }
    return values;
  }

  /** Forward and backward; the loss. */
  float run(Map<String, Tensor> batch) {
    Map<String, OnnxTensorLike> given = new LinkedHashMap<>(inputs);
    Map<String, OnnxValue> pinned = new LinkedHashMap<>(outputs);
    List<OnnxTensor> own = new ArrayList<>();
    try {
      for (Map.Entry<String, Tensor> entry : batch.entrySet()) {
        if (!session.getInputNames().contains(entry.getKey())) {
          continue;
        }
        Tensor tensor = entry.getValue();
        OnnxTensor value;
        if (entry.getKey().equals("input_ids") && graph.words().isPresent()) {
          Weight words = graph.words().orElseThrow();
          long[] ids = tensor.toLongs();
          value = tensor(Tensor.longs(compact(ids), shape(tensor)));
          int width = (int) (long) words.shape().getLast();
          FloatBuffer table = room(rows * width);
          for (int i = 0; i < rows; i++) {
            table.put(i * width, Found.in(weights, words.name()), (int) used[i] * width, width);
          }
          wordGradient = room(rows * width);
          long[] shape = {rows, width};
          given.put(words.name(), OnnxTensor.createTensor(environment, table, shape));
          pinned.put(words.gradient(), OnnxTensor.createTensor(environment, wordGradient, shape));
          own.add((OnnxTensor) given.get(words.name()));
          own.add((OnnxTensor) pinned.get(words.gradient()));
        } else {
          value = tensor(tensor);
        }
        own.add(value);
        given.put(entry.getKey(), value);
      }
      try (OrtSession.Result result =
          session.run(given, Set.of(TrainingGraph.LOSS), pinned, null)) {
        return ((OnnxTensor) result.get(TrainingGraph.LOSS).orElseThrow()).getFloatBuffer().get(0);
      }
    } catch (OrtException e) {
      throw new AssertionError(e.getMessage(), e);
    } finally {
      own.forEach(OnnxTensor::close);
    }
  }

  /** Clips at norm 1 and updates. */
  void update(long step, float rate) {
    AdamW adam = AdamW.usual();
    List<FloatBuffer> all = new ArrayList<>(gradients.values());
    all.add(wordGradient);
    double norm = GradientNorm.of(all);
    float scale = GradientNorm.scale(norm, 1);
    List<Future<?>> work = new ArrayList<>();
    for (Weight weight : graph.weights()) {
      int size = weight.size();
      int parts = size > 100_000 ? threadCount : 1;
      for (int part = 0; part < parts; part++) {
        int from = (int) ((long) size * part / parts);
        int to = (int) ((long) size * (part + 1) / parts);
        work.add(
            threads.submit(
                () ->
                    adam.update(
                        Found.in(weights, weight.name()),
                        Found.in(gradients, weight.name()),
                        from,
                        Found.in(means, weight.name()),
                        Found.in(squares, weight.name()),
                        from,
                        to,
                        scale,
                        step,
                        rate,
                        weight.decays())));
      }
    }
    graph.words().ifPresent(words -> updateWords(adam, words, scale, step, rate));
    for (Future<?> part : work) {
      try {
        part.get();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }

  private void updateWords(AdamW adam, Weight words, float scale, long step, float rate) {
    int width = (int) (long) words.shape().getLast();
    for (int i = 0; i < rows; i++) {
      int from = (int) used[i] * width;
      adam.update(
          Found.in(weights, words.name()),
          wordGradient,
          i * width,
          Found.in(means, words.name()),
          Found.in(squares, words.name()),
          from,
          from + width,
          scale,
          step,
          rate,
          words.decays());
    }
  }

  private long[] compact(long[] ids) {
    Map<Long, Integer> places = new LinkedHashMap<>();
    long[] result = new long[ids.length];
    for (int i = 0; i < ids.length; i++) {
      result[i] = places.computeIfAbsent(ids[i], key -> places.size());
    }
    used = places.keySet().stream().mapToLong(Long::longValue).toArray();
    rows = used.length;
    return result;
  }

  private static FloatBuffer room(int floats) {
    return ByteBuffer.allocateDirect(4 * floats).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  private static long[] shape(Tensor tensor) {
    return tensor.shape().stream().mapToLong(Long::longValue).toArray();
  }

  private OnnxTensor tensor(Tensor tensor) throws OrtException {
    return switch (tensor.type()) {
      case INT64 ->
          OnnxTensor.createTensor(environment, LongBuffer.wrap(tensor.toLongs()), shape(tensor));
      case FLOAT ->
          OnnxTensor.createTensor(environment, FloatBuffer.wrap(tensor.toFloats()), shape(tensor));
      default -> throw new AssertionError(tensor.type());
    };
  }

  @Override
  public void close() {
    threads.shutdown();
    try {
      session.close();
    } catch (OrtException e) {
      throw new AssertionError(e);
    }
  }
}
