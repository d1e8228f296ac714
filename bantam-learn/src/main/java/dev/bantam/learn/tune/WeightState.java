package dev.bantam.learn.tune;

import dev.bantam.onnx.train.TrainingGraph;
import dev.bantam.onnx.train.Weight;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The numbers that training changes, in native memory: weights, and for each the running means of
 * its gradient and of its square. The order is that of the training graph, words last.
 */
final class WeightState {

  /**
   * A weight with its moments.
   *
   * @param weight which one
   * @param values of it
   * @param means of its gradients
   * @param squares means of their squares
   */
  record Slot(Weight weight, FloatBuffer values, FloatBuffer means, FloatBuffer squares) {}

  private final SequencedMap<String, Slot> slots = new LinkedHashMap<>();

  WeightState(TrainingGraph graph) {
    List<Weight> all = new ArrayList<>(graph.weights());
    graph.words().ifPresent(all::add);
    for (Weight weight : all) {
      int size = weight.size();
      FloatBuffer values = floats(size);
      values.put(0, weight.start().floatView(), 0, size);
      slots.put(weight.name(), new Slot(weight, values, floats(size), floats(size)));
    }
  }

  /** Everything, in a fixed order. */
  List<Slot> slots() {
    return List.copyOf(slots.values());
  }

  Slot of(Weight weight) {
    Slot slot = slots.get(weight.name());
    if (slot == null) {
      throw new IllegalArgumentException("no such weight: " + weight.name());
    }
    return slot;
  }

  /** The weights by their names. */
  Map<String, FloatBuffer> values() {
    Map<String, FloatBuffer> values = new LinkedHashMap<>();
    slots.forEach((name, slot) -> values.put(name, slot.values()));
    return values;
  }

  /** Room outside the heap, full of zeros. */
  static FloatBuffer floats(int count) {
    return ByteBuffer.allocateDirect(Math.multiplyExact(count, Float.BYTES))
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }
}
