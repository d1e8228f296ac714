package dev.bantam.loop;

import java.util.List;

/** Calls that have arrived and are answered by nobody yet. */
final class Arrivals {

  private Arrivals() {}

  /** The first of some inputs that a specialist is sure of. */
  static Arrival answered(Street street, List<String> inputs) {
    return inputs.stream()
        .map(
            input ->
                street
                    .loop()
                    .arrive("a" + input.hashCode(), street.instant(), street.request(input), false))
        .filter(arrival -> street.loop().answer(arrival).isPresent())
        .findFirst()
        .orElseThrow();
  }
}
