package dev.bantam.specialist.encoder;

import java.nio.ByteBuffer;

/**
 * Looks through an ONNX file before ONNX Runtime does: refuses one whose numbers lie in other
 * files, because such a file could name any file of this machine. Follows only the parts of the
 * format in which tensors can lie, and allocates nothing that the file asks for.
 */
final class OnnxScan {

  private static final int DEEPEST = 64;
  private static final int EXTERNAL = 1;

  /** The messages of onnx.proto that hold tensors. */
  private enum Message {
    MODEL,
    GRAPH,
    FUNCTION,
    TRAINING,
    NODE,
    ATTRIBUTE,
    SPARSE,
    TENSOR,
    OTHER;

    /** What lies in a field of this message. */
    Message of(int field) {
      return switch (this) {
        case MODEL ->
            switch (field) {
              case 7 -> GRAPH;
              case 20 -> TRAINING;
              case 25 -> FUNCTION;
              default -> OTHER;
            };
        case GRAPH ->
            switch (field) {
              case 1 -> NODE;
              case 5 -> TENSOR;
              case 15 -> SPARSE;
              default -> OTHER;
            };
        case FUNCTION ->
            switch (field) {
              case 7 -> NODE;
              case 11 -> ATTRIBUTE;
              default -> OTHER;
            };
        case TRAINING -> field <= 2 ? GRAPH : OTHER;
        case NODE -> field == 5 ? ATTRIBUTE : OTHER;
        case ATTRIBUTE ->
            switch (field) {
              case 5, 10 -> TENSOR;
              case 6, 11 -> GRAPH;
              case 22, 23 -> SPARSE;
              default -> OTHER;
            };
        case SPARSE -> field <= 2 ? TENSOR : OTHER;
        case TENSOR, OTHER -> OTHER;
      };
    }
  }

  private final ByteBuffer bytes;
  private boolean graph;

  private OnnxScan(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /**
   * Looks through a whole file.
   *
   * @throws EncoderException when it is no ONNX, or refers to other files
   */
  static void check(ByteBuffer file) {
    OnnxScan scan = new OnnxScan(file.duplicate());
    scan.message(Message.MODEL, file.limit(), 0);
    if (!scan.graph) {
      throw new EncoderException("it is no ONNX: it has no graph");
    }
  }

  private void message(Message message, int end, int depth) {
    require(depth < DEEPEST, "its parts lie too deep in each other");
    graph |= message == Message.GRAPH;
    while (bytes.position() < end) {
      long key = varint(end);
      int field = (int) (key >>> 3);
      switch ((int) key & 7) {
        case 0 -> number(message, field, varint(end));
        case 1 -> skip(Long.BYTES, end);
        case 2 -> part(message, field, varint(end), end, depth);
        case 5 -> skip(Integer.BYTES, end);
        default -> throw new EncoderException("it is no ONNX, or damaged");
      }
    }
  }

  private static void number(Message message, int field, long value) {
    boolean elsewhere = message == Message.TENSOR && field == 14 && value == EXTERNAL;
    require(!elsewhere, "its weights lie in other files, which is not read: export it as one file");
  }

  private void part(Message message, int field, long length, int end, int depth) {
    boolean names = message == Message.TENSOR && field == 13;
    require(!names, "its weights lie in other files, which is not read: export it as one file");
    require(length >= 0 && length <= end - bytes.position(), "it is no ONNX, or cut off");
    int behind = bytes.position() + (int) length;
    Message inner = message.of(field);
    if (inner == Message.OTHER) {
      bytes.position(behind);
    } else {
      message(inner, behind, depth + 1);
    }
  }

  private void skip(int length, int end) {
    require(length <= end - bytes.position(), "it is no ONNX, or cut off");
    bytes.position(bytes.position() + length);
  }

  private long varint(int end) {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      require(bytes.position() < end, "it is no ONNX, or cut off");
      byte next = bytes.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new EncoderException("it is no ONNX, or damaged");
  }

  private static void require(boolean fine, String problem) {
    if (!fine) {
      throw new EncoderException(problem);
    }
  }
}
