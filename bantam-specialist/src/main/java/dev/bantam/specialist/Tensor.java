package dev.bantam.specialist;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * An array of numbers as a safetensors file holds it.
 *
 * @param type how each number is written
 * @param shape the length of each dimension, outermost first
 * @param bytes the numbers, little-endian, as many as the shape says
 */
public record Tensor(Type type, List<Long> shape, ByteBuffer bytes) {

  /** How a number is written. */
  public enum Type {
    /** A signed byte. */
    I8(1),
    /** A signed 32-bit integer. */
    I32(4),
    /** The upper half of a 32-bit float: its range, with eight bits of precision. */
    BF16(2),
    /** A 32-bit float. */
    F32(4);

    private final int size;

    Type(int size) {
      this.size = size;
    }

    /** Bytes per number. */
    public int size() {
      return size;
    }
  }

  /**
   * A tensor with a view of the bytes that is its own.
   *
   * @throws IllegalArgumentException when the shape says another number of bytes
   */
  public Tensor {
    shape = List.copyOf(shape);
    if (bytes(type, shape) != bytes.remaining()) {
      throw new IllegalArgumentException(
          "%s %s does not fit %,d bytes".formatted(type, shape, bytes.remaining()));
    }
    bytes = bytes.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The numbers, little-endian, as a read-only view with a position of its own. */
  @Override
  public ByteBuffer bytes() {
    return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Signed bytes. */
  public static Tensor of(byte[] values, long... shape) {
    return new Tensor(Type.I8, boxed(shape), ByteBuffer.wrap(values));
  }

  /** Signed integers. */
  public static Tensor of(int[] values, long... shape) {
    ByteBuffer bytes = allocate(values.length, Type.I32);
    bytes.asIntBuffer().put(values);
    return new Tensor(Type.I32, boxed(shape), bytes);
  }

  /** Floats in full. */
  public static Tensor of(float[] values, long... shape) {
    ByteBuffer bytes = allocate(values.length, Type.F32);
    bytes.asFloatBuffer().put(values);
    return new Tensor(Type.F32, boxed(shape), bytes);
  }

  /** Floats cut to their upper half: exact for values from {@link #shortened}. */
  public static Tensor ofShortened(float[] values, long... shape) {
    ByteBuffer bytes = allocate(values.length, Type.BF16);
    for (float value : values) {
      bytes.putShort((short) (Float.floatToRawIntBits(value) >>> 16));
    }
    return new Tensor(Type.BF16, boxed(shape), bytes.flip());
  }

  /**
   * The smallest number that {@link Type#BF16} holds and that is at least this one, which is not
   * negative.
   */
  public static float shortened(float value) {
    return Float.intBitsToFloat((Float.floatToRawIntBits(value) + 0xFFFF) & 0xFFFF0000);
  }

  /** The numbers of an {@link Type#I8} tensor. */
  byte[] toBytes() {
    byte[] values = new byte[bytes.remaining()];
    bytes().get(values);
    return values;
  }

  /** The numbers of an {@link Type#I32} tensor. */
  int[] toInts() {
    int[] values = new int[bytes.remaining() / Integer.BYTES];
    bytes().asIntBuffer().get(values);
    return values;
  }

  /** The numbers of an {@link Type#F32} or {@link Type#BF16} tensor. */
  float[] toFloats() {
    float[] values = new float[bytes.remaining() / type.size()];
    ByteBuffer source = bytes();
    if (type == Type.F32) {
      source.asFloatBuffer().get(values);
      return values;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.intBitsToFloat(source.getShort() << 16);
    }
    return values;
  }

  /** How many bytes a tensor takes; -1 where none can. */
  private static long bytes(Type type, List<Long> shape) {
    long bytes = type.size();
    for (long dimension : shape) {
      if (dimension < 0 || (dimension > 0 && bytes > Integer.MAX_VALUE / dimension)) {
        return -1;
      }
      bytes *= dimension;
    }
    return bytes;
  }

  private static ByteBuffer allocate(int values, Type type) {
    int size = Math.multiplyExact(values, type.size());
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static List<Long> boxed(long[] shape) {
    return Arrays.stream(shape).boxed().toList();
  }
}
