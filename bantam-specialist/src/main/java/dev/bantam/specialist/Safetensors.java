package dev.bantam.specialist;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The content of a safetensors file: named tensors and a few words about them. Nothing in the
 * format can be executed.
 *
 * @param metadata text by key, such as a version
 * @param tensors by name, in the order of the file
 */
public record Safetensors(Map<String, String> metadata, Map<String, Tensor> tensors) {

  /** A value whose maps nobody can change. */
  public Safetensors {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /**
   * The tensor of that name, type and shape.
   *
   * @throws SpecialistException when there is none
   */
  Tensor tensor(String name, Tensor.Type type, long... shape) {
    Tensor tensor = tensors.get(name);
    List<Long> wanted = Arrays.stream(shape).boxed().toList();
    if (tensor == null || tensor.type() != type || !tensor.shape().equals(wanted)) {
      throw new SpecialistException(
          "tensor %s should be %s %s and is %s"
              .formatted(
                  name,
                  type,
                  wanted,
                  tensor == null ? "missing" : tensor.type() + " " + tensor.shape()));
    }
    return tensor;
  }

  /**
   * A number of the metadata.
   *
   * @throws SpecialistException when it is missing, no number, or out of range
   */
  int number(String key, int least, int most) {
    String text = Optional.ofNullable(metadata.get(key)).orElse("missing");
    try {
      int value = Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, as every other wrong value.
    }
    throw new SpecialistException(
        "metadata %s should be a number from %,d to %,d and is %s"
            .formatted(key, least, most, text));
  }
}
