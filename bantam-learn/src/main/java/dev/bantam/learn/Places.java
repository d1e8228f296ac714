package dev.bantam.learn;

import dev.bantam.core.guarantee.Place;
import dev.bantam.core.guarantee.Split;
import dev.bantam.learn.data.Dataset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /**
   * By a keyed hash of the rows' ids; with times, calibrate is the newest quarter. Rows of one id
   * depend on each other, so they have one place, by their newest time, and in tune and calibrate
   * only the first of them is used.
   */
  static Places of(Dataset data, long seed) {
    Split split = new Split(seed);
    if (!data.hasIds()) {
      return new Places(
          data.hasTimes()
              ? split.placesByTime(data.ids(), data.times())
              : split.places(data.ids()));
    }
    Map<String, Integer> units = new LinkedHashMap<>();
    int[] unitOfRow = new int[data.rows()];
    boolean[] first = new boolean[data.rows()];
    List<Instant> newest = new ArrayList<>();
    for (int row = 0; row < unitOfRow.length; row++) {
      int unit = number(units, data.id(row));
      unitOfRow[row] = unit;
      first[row] = unit == newest.size();
      Instant time = data.hasTimes() ? data.time(row) : Instant.EPOCH;
      if (first[row]) {
        newest.add(time);
      } else if (time.isAfter(newest.get(unit))) {
        newest.set(unit, time);
      }
    }
    List<String> ids = List.copyOf(units.keySet());
    List<Place> ofUnits = data.hasTimes() ? split.placesByTime(ids, newest) : split.places(ids);
    return new Places(
        IntStream.range(0, unitOfRow.length)
            .mapToObj(row -> used(ofUnits.get(unitOfRow[row]), first[row]))
            .toList());
  }

  /** The ids are numbered as they come. */
  private static int number(Map<String, Integer> units, String id) {
    Integer known = units.putIfAbsent(id, units.size());
    return known == null ? units.size() - 1 : known;
  }

  private static Place used(Place place, boolean first) {
    return first || place == Place.TRAIN ? place : Place.UNUSED;
  }

  /**
   * When calibrate is rows that do not exist yet.
   *
   * @param trainOnly rows that nothing may be planned on
   */
  static Places beforeCalibrate(Dataset data, long seed, BitSet trainOnly) {
    List<Place> places = new Split(seed).placesBeforeCalibrate(data.ids());
    return new Places(
        IntStream.range(0, places.size())
            .mapToObj(row -> trainOnly.get(row) ? Place.TRAIN : places.get(row))
            .toList());
  }

  /**
   * The same with what calibrate would have been in tune: for learning without a certificate, where
   * every row is learned from in the end, so that the more rows judge before the better.
   */
  Places withoutCalibrate() {
    return new Places(ofRows.stream().map(p -> p == Place.CALIBRATE ? Place.TUNE : p).toList());
  }

  /** The rows of one place, ascending. */
  public int[] rows(Place place) {
    return IntStream.range(0, ofRows.size()).filter(row -> ofRows.get(row) == place).toArray();
  }
}
