package dev.bantam.onnx;

import java.util.Map;

/** Looks values up that a test knows to be there. */
public final class Found {

  private Found() {}

  public static <T> T in(Map<String, T> values, String name) {
    T value = values.get(name);
    if (value == null) {
      throw new AssertionError("no " + name + " among " + values.keySet());
    }
    return value;
  }
}
