package dev.bantam.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * A constant array: a weight, a table, the axes of an operator.
 *
 * @param type of the elements
 * @param shape lengths of the axes, outermost first; empty for a scalar
 * @param data the elements in row-major order, little-endian; nobody changes them
 */
public record Tensor(ElementType type, List<Long> shape, ByteBuffer data) {

  /**
   * A read-only view of the data.
   *
   * @throws OnnxException when the shape and the number of bytes disagree
   */
  public Tensor {
    shape = List.copyOf(shape);
    data = data.slice().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    long bytes = type.bytes();
    for (long length : shape) {
      if (length < 0 || (length > 0 && bytes > Integer.MAX_VALUE / length)) {
        throw new OnnxException("a tensor of shape %s is impossible or too large".formatted(shape));
      }
      bytes *= length;
    }
    if (bytes != data.remaining()) {
      throw new OnnxException(
          "a %s tensor of shape %s takes %,d bytes, not %,d"
              .formatted(type, shape, bytes, data.remaining()));
    }
  }

  /** Floats of that shape. */
  public static Tensor floats(float[] values, long... shape) {
    ByteBuffer data = room(values.length, ElementType.FLOAT);
    data.asFloatBuffer().put(values);
    return new Tensor(ElementType.FLOAT, boxed(shape), data);
  }

  /** Integers of 64 bits of that shape. */
  public static Tensor longs(long[] values, long... shape) {
    ByteBuffer data = room(values.length, ElementType.INT64);
    data.asLongBuffer().put(values);
    return new Tensor(ElementType.INT64, boxed(shape), data);
  }

  /** Integers of 64 bits in one row. */
  public static Tensor row(long... values) {
    return longs(values, values.length);
  }

  /** One integer without axes. */
  public static Tensor scalar(long value) {
    return longs(new long[] {value});
  }

  /** One float without axes. */
  public static Tensor scalar(float value) {
    return floats(new float[] {value});
  }

  /** One real number without axes, of the given real type. */
  public static Tensor scalar(double value, ElementType type) {
    if (type != ElementType.DOUBLE) {
      return scalar((float) value);
    }
    ByteBuffer data = room(1, type);
    data.putDouble(0, value);
    return new Tensor(type, List.of(), data);
  }

  /** Bytes of that shape, signed ({@code INT8}) or not ({@code UINT8}). */
  public static Tensor bytes(ElementType type, byte[] values, long... shape) {
    return new Tensor(type, boxed(shape), ByteBuffer.wrap(values));
  }

  /** How many elements there are. */
  public int size() {
    return data.remaining() / type.bytes();
  }

  /** How many axes there are. */
  public int rank() {
    return shape.size();
  }

  /**
   * A copy of real elements as floats.
   *
   * @throws OnnxException for other elements than FLOAT, DOUBLE and FLOAT16
   */
  public float[] toFloats() {
    float[] values = new float[size()];
    switch (type) {
      case FLOAT -> view().asFloatBuffer().get(values);
      case DOUBLE -> {
        for (int i = 0; i < values.length; i++) {
          values[i] = (float) data.getDouble(8 * i);
        }
      }
      case FLOAT16 -> {
        for (int i = 0; i < values.length; i++) {
          values[i] = Float.float16ToFloat(data.getShort(2 * i));
        }
      }
      default -> throw new OnnxException("a %s tensor holds no real numbers".formatted(type));
    }
    return values;
  }

  /** The floats themselves, to be read only. */
  public FloatBuffer floatView() {
    if (type != ElementType.FLOAT) {
      throw new OnnxException("a %s tensor holds no floats".formatted(type));
    }
    return view().asFloatBuffer();
  }

  /**
   * A copy of whole numbers as longs.
   *
   * @throws OnnxException for elements that are no whole numbers
   */
  public long[] toLongs() {
    long[] values = new long[size()];
    switch (type) {
      case INT64 -> view().asLongBuffer().get(values);
      case INT32 -> Arrays.setAll(values, i -> data.getInt(4 * i));
      case INT8 -> Arrays.setAll(values, data::get);
      case UINT8, BOOL -> Arrays.setAll(values, i -> data.get(i) & 0xff);
      default -> throw new OnnxException("a %s tensor holds no whole numbers".formatted(type));
    }
    return values;
  }

  private ByteBuffer view() {
    return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteBuffer room(int size, ElementType type) {
    return ByteBuffer.allocate(Math.multiplyExact(size, type.bytes()))
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  private static List<Long> boxed(long... shape) {
    return Arrays.stream(shape).boxed().toList();
  }

  @Override
  public String toString() {
    return type + shape.toString();
  }
}
