package dev.bantam.specialist.encoder;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;

/**
 * A transformer that ONNX Runtime runs: one thread a pass, as many passes at once as there are
 * callers. No library of custom operators is ever loaded.
 */
final class OnnxTransformer implements Transformer {

  static final String IDS = "input_ids";
  static final String MASK = "attention_mask";
  static final String TYPES = "token_type_ids";

  private static final List<String> KNOWN = List.of(IDS, MASK, TYPES);
  private static final int MOST_DIMENSIONS = 1 << 16;
  private static final int MOST_WAITING = 64;

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final String output;
  private final int dimensions;
  private final ArrayDeque<OnnxPass> waiting = new ArrayDeque<>();
  private int under;
  private boolean closed;

  private OnnxTransformer(OrtEnvironment environment, OrtSession session) throws OrtException {
    this.environment = environment;
    this.session = session;
    requireKnown(session.getInputInfo());
    Map.Entry<String, NodeInfo> hidden = hidden(session.getOutputInfo());
    this.output = hidden.getKey();
    long[] shape = ((TensorInfo) hidden.getValue().getInfo()).getShape();
    if (shape[2] < 1 || shape[2] > MOST_DIMENSIONS) {
      throw new EncoderException("its vectors have no fixed number of dimensions");
    }
    this.dimensions = (int) shape[2];
  }

  /**
   * @param model direct
   * @throws EncoderException when ONNX Runtime refuses it, or it is no encoder
   */
  static Transformer of(ByteBuffer model) {
    OrtEnvironment environment = OnnxEnvironment.get();
    try (OrtSession.SessionOptions options = options()) {
      OrtSession session = environment.createSession(model, options);
      try {
        return new OnnxTransformer(environment, session);
      } catch (OrtException | RuntimeException e) {
        session.close();
        throw e;
      }
    } catch (OrtException e) {
      throw new EncoderException("ONNX Runtime refuses it: " + e.getMessage(), e);
    }
  }

  private static OrtSession.SessionOptions options() throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
    options.addConfigEntry("session.intra_op.allow_spinning", "0");
    // Plans memory for each shape that it meets, and texts have all lengths.
    options.setMemoryPatternOptimization(false);
    options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
    return options;
  }

  private static void requireKnown(Map<String, NodeInfo> inputs) {
    for (Map.Entry<String, NodeInfo> input : inputs.entrySet()) {
      boolean known =
          KNOWN.contains(input.getKey())
              && input.getValue().getInfo() instanceof TensorInfo tensor
              && tensor.type == OnnxJavaType.INT64
              && tensor.getShape().length == 2;
      if (!known) {
        throw new EncoderException(
            "it asks for %s: an encoder's inputs are %s, 64-bit integers for each row and token"
                .formatted(input.getKey(), KNOWN));
      }
    }
    if (!inputs.containsKey(IDS)) {
      throw new EncoderException("it reads no " + IDS + ": it is no encoder of texts");
    }
  }

  private static Map.Entry<String, NodeInfo> hidden(Map<String, NodeInfo> outputs) {
    return outputs.entrySet().stream()
        .filter(
            output ->
                output.getValue().getInfo() instanceof TensorInfo tensor
                    && tensor.type == OnnxJavaType.FLOAT
                    && tensor.getShape().length == 3)
        .findFirst()
        .orElseThrow(
            () -> new EncoderException("it gives no vector for each token: it is no encoder"));
  }

  @Override
  public int dimensions() {
    return dimensions;
  }

  @Override
  public Pass take() {
    synchronized (waiting) {
      if (closed) {
        throw new EncoderException("the encoder is closed");
      }
      under++;
      if (!waiting.isEmpty()) {
        return waiting.pop();
      }
    }
    return new OnnxPass(environment, session, session.getInputNames(), output, dimensions);
  }

  @Override
  public void giveBack(Pass pass) {
    OnnxPass own = (OnnxPass) pass;
    boolean last;
    synchronized (waiting) {
      under--;
      last = closed && under == 0;
      if (!closed && waiting.size() < MOST_WAITING) {
        waiting.push(own);
        return;
      }
    }
    own.close();
    if (last) {
      closeSession();
    }
  }

  @Override
  public void close() {
    boolean idle;
    synchronized (waiting) {
      if (closed) {
        return;
      }
      closed = true;
      idle = under == 0;
      waiting.forEach(OnnxPass::close);
      waiting.clear();
    }
    if (idle) {
      closeSession();
    }
  }

  private void closeSession() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new EncoderException("ONNX Runtime cannot close a model: " + e.getMessage(), e);
    }
  }
}
