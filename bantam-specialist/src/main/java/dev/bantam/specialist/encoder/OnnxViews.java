package dev.bantam.specialist.encoder;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tensors over buffers that are filled before a run and read behind it. */
final class OnnxViews implements AutoCloseable {

  private final Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
  private final Map<String, OnnxTensor> outputs = new LinkedHashMap<>();

  void input(String name, OnnxTensor tensor) {
    inputs.put(name, tensor);
  }

  void output(String name, OnnxTensor tensor) {
    outputs.put(name, tensor);
  }

  /** The result owns nothing: its tensors are the outputs here. */
  void run(OrtSession session) throws OrtException {
    session.run(inputs, outputs).close();
  }

  @Override
  public void close() {
    inputs.values().forEach(OnnxTensor::close);
    outputs.values().forEach(OnnxTensor::close);
  }
}
