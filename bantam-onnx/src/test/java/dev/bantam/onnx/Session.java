package dev.bantam.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/** A graph run by ONNX Runtime, for tests. */
public final class Session implements AutoCloseable {

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  public Session(Graph graph) {
    this(graph, 1, OrtSession.SessionOptions.OptLevel.ALL_OPT);
  }

  public Session(Graph graph, int threads, OrtSession.SessionOptions.OptLevel level) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      options.setOptimizationLevel(level);
      session = environment.createSession(new OnnxWriter().bytes(graph), options);
    } catch (OrtException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  /** All real outputs by name. */
  public Map<String, float[]> run(Map<String, Tensor> inputs) {
    Map<String, OnnxTensor> given = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, Tensor> input : inputs.entrySet()) {
        if (session.getInputNames().contains(input.getKey())) {
          given.put(input.getKey(), tensor(input.getValue()));
        }
      }
      try (OrtSession.Result result = session.run(given)) {
        Map<String, float[]> outputs = new LinkedHashMap<>();
        result.forEach(entry -> outputs.put(entry.getKey(), floats((OnnxTensor) entry.getValue())));
        return outputs;
      }
    } catch (OrtException e) {
      throw new AssertionError(e.getMessage(), e);
    } finally {
      given.values().forEach(OnnxTensor::close);
    }
  }

  /** The only output, or the first one. */
  public float[] first(Map<String, Tensor> inputs) {
    return run(inputs).values().iterator().next();
  }

  private OnnxTensor tensor(Tensor tensor) throws OrtException {
    long[] shape = tensor.shape().stream().mapToLong(Long::longValue).toArray();
    ByteBuffer data =
        ByteBuffer.allocateDirect(tensor.data().remaining()).order(ByteOrder.nativeOrder());
    data.put(tensor.data().duplicate()).flip();
    return switch (tensor.type()) {
      case FLOAT -> OnnxTensor.createTensor(environment, data.asFloatBuffer(), shape);
      case DOUBLE -> OnnxTensor.createTensor(environment, data.asDoubleBuffer(), shape);
      case INT64 -> OnnxTensor.createTensor(environment, data.asLongBuffer(), shape);
      case BOOL ->
          OnnxTensor.createTensor(environment, data, shape, ai.onnxruntime.OnnxJavaType.BOOL);
      default -> throw new AssertionError("no such input in tests: " + tensor.type());
    };
  }

  private static float[] floats(OnnxTensor tensor) {
    return switch (tensor.getInfo().type) {
      case FLOAT -> {
        var buffer = tensor.getFloatBuffer();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        yield values;
      }
      case DOUBLE -> {
        double[] values = new double[tensor.getDoubleBuffer().remaining()];
        tensor.getDoubleBuffer().get(values);
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
          floats[i] = (float) values[i];
        }
        yield floats;
      }
      case INT64 -> {
        var buffer = tensor.getLongBuffer();
        float[] floats = new float[buffer.remaining()];
        for (int i = 0; i < floats.length; i++) {
          floats[i] = buffer.get(i);
        }
        yield floats;
      }
      default -> throw new AssertionError("no such output in tests: " + tensor.getInfo());
    };
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new AssertionError(e);
    }
  }
}
