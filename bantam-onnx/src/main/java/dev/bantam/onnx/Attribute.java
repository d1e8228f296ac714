package dev.bantam.onnx;

import java.util.List;

/** A setting of a node that is fixed when the graph is made. */
public sealed interface Attribute {

  /** One integer. */
  record Whole(long value) implements Attribute {}

  /** One float. */
  record Real(float value) implements Attribute {}

  /** Text, such as a mode. */
  record Text(String value) implements Attribute {}

  /** Integers, such as axes. */
  record Wholes(List<Long> values) implements Attribute {
    /** Values that nobody can change. */
    public Wholes {
      values = List.copyOf(values);
    }
  }

  /** Floats. */
  record Reals(List<Float> values) implements Attribute {
    /** Values that nobody can change. */
    public Reals {
      values = List.copyOf(values);
    }
  }

  /** Several texts. */
  record Texts(List<String> values) implements Attribute {
    /** Values that nobody can change. */
    public Texts {
      values = List.copyOf(values);
    }
  }

  /** A constant array. */
  record Constant(Tensor value) implements Attribute {}
}
