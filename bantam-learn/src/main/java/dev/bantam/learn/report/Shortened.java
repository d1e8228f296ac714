package dev.bantam.learn.report;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * A list that may be too long for a page: its weightiest elements, in their own order.
 *
 * @param kept those
 * @param leftOut how many others there are
 */
public record Shortened<T>(List<T> kept, int leftOut) {

  /** A value whose list nobody can change. */
  public Shortened {
    kept = List.copyOf(kept);
  }

  /**
   * Shortens a list.
   *
   * @param most how many elements are kept at most
   * @param weight how much each of them weighs; among equals the first are kept
   */
  public static <T> Shortened<T> of(List<T> all, int most, ToIntFunction<T> weight) {
    List<T> kept =
        IntStream.range(0, all.size())
            .boxed()
            .sorted(Comparator.comparingInt((Integer i) -> -weight.applyAsInt(all.get(i))))
            .limit(most)
            .sorted()
            .map(all::get)
            .toList();
    return new Shortened<>(kept, all.size() - kept.size());
  }
}
