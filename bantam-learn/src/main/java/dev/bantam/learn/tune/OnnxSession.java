package dev.bantam.learn.tune;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import dev.bantam.onnx.Graph;
import dev.bantam.onnx.OnnxWriter;
import dev.bantam.onnx.Tensor;
import dev.bantam.specialist.encoder.OnnxEnvironment;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A graph that ONNX Runtime runs with all threads at work on one run. */
final class OnnxSession implements AutoCloseable {

  private final OrtEnvironment environment;
  private final OrtSession session;

  private OnnxSession(OrtEnvironment environment, OrtSession session) {
    this.environment = environment;
    this.session = session;
  }

  /**
   * @throws TuneException when ONNX Runtime refuses the graph
   */
  static OnnxSession of(Graph graph, int threads) {
    OrtEnvironment environment = OnnxEnvironment.get();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      // Plans memory for each shape that it meets, and batches have all widths.
      options.setMemoryPatternOptimization(false);
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      return new OnnxSession(
          environment, environment.createSession(new OnnxWriter().bytes(graph), options));
    } catch (OrtException e) {
      throw new TuneException("ONNX Runtime refuses a training graph: " + e.getMessage(), e);
    }
  }

  boolean reads(String input) {
    return session.getInputNames().contains(input);
  }

  /** A tensor over a direct buffer, which stays the caller's. */
  OnnxTensor view(FloatBuffer buffer, long... shape) {
    try {
      return OnnxTensor.createTensor(environment, buffer, shape);
    } catch (OrtException e) {
      throw failed(e);
    }
  }

  /** A tensor with these values. */
  OnnxTensor copy(Tensor tensor) {
    long[] shape = tensor.shape().stream().mapToLong(Long::longValue).toArray();
    try {
      return switch (tensor.type()) {
        case INT64 ->
            OnnxTensor.createTensor(environment, LongBuffer.wrap(tensor.toLongs()), shape);
        case FLOAT ->
            OnnxTensor.createTensor(environment, FloatBuffer.wrap(tensor.toFloats()), shape);
        default -> throw new TuneException("a training graph reads no " + tensor.type());
      };
    } catch (OrtException e) {
      throw failed(e);
    }
  }

  /**
   * Runs, and gives one output that is a single number.
   *
   * @param pinned outputs that are written where their tensors are
   */
  float number(
      Map<String, ? extends OnnxTensorLike> inputs, String output, Map<String, OnnxValue> pinned) {
    try (OrtSession.Result result = session.run(inputs, Set.of(output), pinned, null)) {
      return ((OnnxTensor) result.get(output).orElseThrow()).getFloatBuffer().get(0);
    } catch (OrtException e) {
      throw failed(e);
    }
  }

  /** Runs, and gives outputs as floats. */
  Map<String, float[]> floats(Map<String, Tensor> inputs, Set<String> outputs) {
    Map<String, OnnxTensor> given = new LinkedHashMap<>();
    try {
      inputs.forEach(
          (name, tensor) -> {
            if (reads(name)) {
              given.put(name, copy(tensor));
            }
          });
      try (OrtSession.Result result = session.run(given, outputs)) {
        Map<String, float[]> found = new LinkedHashMap<>();
        for (String output : outputs) {
          FloatBuffer values = ((OnnxTensor) result.get(output).orElseThrow()).getFloatBuffer();
          float[] copy = new float[values.remaining()];
          values.get(copy);
          found.put(output, copy);
        }
        return found;
      }
    } catch (OrtException e) {
      throw failed(e);
    } finally {
      given.values().forEach(OnnxTensor::close);
    }
  }

  private static TuneException failed(OrtException e) {
    return new TuneException(
        "ONNX Runtime fails while an encoder is trained: " + e.getMessage(), e);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw failed(e);
    }
  }
}
