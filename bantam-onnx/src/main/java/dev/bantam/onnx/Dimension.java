package dev.bantam.onnx;

/** The length of one axis of a value. */
public sealed interface Dimension {

  /** A length that is the same in every run. */
  record Fixed(long length) implements Dimension {
    @Override
    public String toString() {
      return Long.toString(length);
    }
  }

  /** A length that each run decides; equal names are equal lengths. */
  record Named(String name) implements Dimension {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A fixed length. */
  static Dimension of(long length) {
    return new Fixed(length);
  }

  /** A length by name. */
  static Dimension of(String name) {
    return new Named(name);
  }

  /** Whether it is surely this length. */
  default boolean is(long length) {
    return this instanceof Fixed(long known) && known == length;
  }
}
