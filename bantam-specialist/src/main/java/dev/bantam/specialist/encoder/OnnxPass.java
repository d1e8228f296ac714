package dev.bantam.specialist.encoder;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The buffers of one pass. For a single row ONNX Runtime's views of them are kept, one for each
 * width that occurred, so that serving makes no tensors.
 */
final class OnnxPass implements Transformer.Pass {

  private static final int SMALLEST = 64;

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final Set<String> inputs;
  private final String output;
  private final int dimensions;
  private final List<Optional<OnnxViews>> kept = new ArrayList<>();
  private LongBuffer ids = longs(SMALLEST);
  private LongBuffer mask = longs(SMALLEST);
  private LongBuffer types = longs(SMALLEST);
  private FloatBuffer hidden;
  private int rows;
  private int width;

  OnnxPass(
      OrtEnvironment environment,
      OrtSession session,
      Set<String> inputs,
      String output,
      int dimensions) {
    this.environment = environment;
    this.session = session;
    this.inputs = Set.copyOf(inputs);
    this.output = output;
    this.dimensions = dimensions;
    this.hidden = floats(SMALLEST);
  }

  @Override
  public void begin(int newRows, int newWidth) {
    rows = newRows;
    width = newWidth;
    int tokens = Math.multiplyExact(rows, width);
    if (ids.capacity() < tokens) {
      close();
      int room = Math.max(tokens, 2 * ids.capacity());
      ids = longs(room);
      mask = longs(room);
      types = longs(room);
      hidden = floats(room);
    }
    for (int i = 0; i < tokens; i++) {
      ids.put(i, 0);
      mask.put(i, 0);
    }
  }

  @Override
  public void token(int row, int column, int token) {
    ids.put(row * width + column, token);
    mask.put(row * width + column, 1);
  }

  @Override
  public FloatBuffer run() {
    try {
      if (rows == 1) {
        kept().run(session);
      } else {
        try (OnnxViews once = views()) {
          once.run(session);
        }
      }
      return hidden;
    } catch (OrtException e) {
      throw new EncoderException("the encoder fails: " + e.getMessage(), e);
    }
  }

  private OnnxViews kept() throws OrtException {
    while (kept.size() <= width) {
      kept.add(Optional.empty());
    }
    Optional<OnnxViews> found = kept.get(width);
    if (found.isEmpty()) {
      found = Optional.of(views());
      kept.set(width, found);
    }
    return found.get();
  }

  private OnnxViews views() throws OrtException {
    OnnxViews views = new OnnxViews();
    try {
      for (String input : inputs) {
        views.input(
            input,
            switch (input) {
              case OnnxTransformer.MASK -> view(mask);
              case OnnxTransformer.TYPES -> view(types);
              default -> view(ids);
            });
      }
      views.output(
          output,
          OnnxTensor.createTensor(
              environment,
              hidden.slice(0, rows * width * dimensions),
              new long[] {rows, width, dimensions}));
      return views;
    } catch (OrtException e) {
      views.close();
      throw e;
    }
  }

  private OnnxTensor view(LongBuffer buffer) throws OrtException {
    return OnnxTensor.createTensor(
        environment, buffer.slice(0, rows * width), new long[] {rows, width});
  }

  /** Lets go of ONNX Runtime's views. */
  void close() {
    kept.forEach(views -> views.ifPresent(OnnxViews::close));
    kept.clear();
  }

  private static LongBuffer longs(int tokens) {
    return direct(tokens, Long.BYTES).asLongBuffer();
  }

  private FloatBuffer floats(int tokens) {
    return direct(Math.multiplyExact(tokens, dimensions), Float.BYTES).asFloatBuffer();
  }

  private static ByteBuffer direct(int count, int size) {
    return ByteBuffer.allocateDirect(Math.multiplyExact(count, size))
        .order(ByteOrder.nativeOrder());
  }
}
