package dev.bantam.learn;

import dev.bantam.core.guarantee.Place;
import dev.bantam.core.guarantee.Split;
import dev.bantam.learn.data.Dataset;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which row of a dataset does what.
 *
 * @param ofRows the place of each row
 */
public record Places(List<Place> ofRows) {

  /** A value whose list nobody can change. */
  public Places {
    ofRows = List.copyOf(ofRows);
  }

  /** By a keyed hash of the rows' ids; with times, calibrate is the newest quarter. */
  static Places of(Dataset data, long seed) {
    Split split = new Split(seed);
    return new Places(
        data.hasTimes() ? split.placesByTime(data.ids(), data.times()) : split.places(data.ids()));
  }

  /** The same with what calibrate would have been in train: for learning without a certificate. */
  Places withoutCalibrate() {
    return new Places(ofRows.stream().map(p -> p == Place.CALIBRATE ? Place.TRAIN : p).toList());
  }

  /** The rows of one place, ascending. */
  public int[] rows(Place place) {
    return IntStream.range(0, ofRows.size()).filter(row -> ofRows.get(row) == place).toArray();
  }
}
