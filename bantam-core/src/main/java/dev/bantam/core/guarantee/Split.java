package dev.bantam.core.guarantee;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which place each row has: a hash of the row's id under the seed's key, so that the same row has
 * the same place in any order and beside any other rows. About 65 % are train, 10 % tune, 25 %
 * calibrate.
 *
 * <p>The unit is the id. Equal ids hash alike and stay together, but each counts: give each once.
 *
 * @param seed the key
 */
public record Split(long seed) {

  /** The most rows that tune takes; the rest of its share goes to train. */
  public static final int TUNE_AT_MOST = 2_000;

  /** The most rows that calibrate takes; the rest of its share goes to train. */
  public static final int CALIBRATE_AT_MOST = 5_000;

  private static final double TRAIN_SHARE = 0.65;
  private static final double TUNE_SHARE = 0.10;
  private static final double CALIBRATE_SHARE = 0.25;

  /** With no rows given to calibrate there are more to plan the gates on. */
  private static final double TUNE_SHARE_BEFORE = 0.20;

  /** The second half of the key: keeps these hashes apart from other uses of the same seed. */
  private static final long DOMAIN = 0x62616e74616d2e31L;

  /** The place of one row where no cap applies: among few rows, or live. */
  public Place place(String id) {
    double position = position(hash(id));
    if (position < TRAIN_SHARE) {
      return Place.TRAIN;
    }
    return position < TRAIN_SHARE + TUNE_SHARE ? Place.TUNE : Place.CALIBRATE;
  }

  /**
   * The places of all rows, in their order, within the caps: of a place that is too large the rows
   * of lowest hash remain and the others go to train.
   */
  public List<Place> places(List<String> ids) {
    long[] hashes = hashes(ids);
    Place[] places = ids.stream().map(this::place).toArray(Place[]::new);
    cap(places, hashes, Place.TUNE, TUNE_AT_MOST);
    cap(places, hashes, Place.CALIBRATE, CALIBRATE_AT_MOST);
    return List.of(places);
  }

  /**
   * The places of all rows, in their order, when calibrate is the newest quarter (within its cap):
   * the rows of highest {@code times}, equal times in the order of their hashes' last bits. The
   * older rows are train and tune, 65 to 10 by the first bits, within tune's cap.
   *
   * @throws IllegalArgumentException if there are not as many times as ids
   */
  public <T extends Comparable<? super T>> List<Place> placesByTime(
      List<String> ids, List<T> times) {
    if (ids.size() != times.size()) {
      throw new IllegalArgumentException("%d ids but %d times".formatted(ids.size(), times.size()));
    }
    long[] hashes = hashes(ids);
    Place[] places = new Place[ids.size()];
    for (int i = 0; i < places.length; i++) {
      boolean tune = position(hashes[i]) * (TRAIN_SHARE + TUNE_SHARE) >= TRAIN_SHARE;
      places[i] = tune ? Place.TUNE : Place.TRAIN;
    }
    int newest = (int) Math.min(CALIBRATE_AT_MOST, Math.round(CALIBRATE_SHARE * ids.size()));
    List<T> keys = new ArrayList<>(times);
    IntStream.range(0, places.length)
        .boxed()
        .sorted(
            Comparator.comparing((Integer row) -> keys.get(row))
                .thenComparing(row -> Long.reverse(hashes[row]), Long::compareUnsigned)
                .reversed())
        .limit(newest)
        .forEach(row -> places[row] = Place.CALIBRATE);
    cap(places, hashes, Place.TUNE, TUNE_AT_MOST);
    return List.of(places);
  }

  /**
   * The places of all rows, in their order, when calibrate will be rows that do not exist yet: four
   * in five are train and the others, within its cap, tune.
   */
  public List<Place> placesBeforeCalibrate(List<String> ids) {
    long[] hashes = hashes(ids);
    Place[] places = new Place[ids.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = position(hashes[i]) < 1 - TUNE_SHARE_BEFORE ? Place.TRAIN : Place.TUNE;
    }
    cap(places, hashes, Place.TUNE, TUNE_AT_MOST);
    return List.of(places);
  }

  private long[] hashes(List<String> ids) {
    return ids.stream().mapToLong(this::hash).toArray();
  }

  private long hash(String id) {
    return SipHash.hash(id.getBytes(StandardCharsets.UTF_8), seed, DOMAIN);
  }

  /** The hash as a number in [0,1). */
  private static double position(long hash) {
    return (hash >>> 11) * 0x1p-53;
  }

  /**
   * Sends to train what is not below the hash of the first row too many, so that equal hashes stay
   * together.
   */
  private static void cap(Place[] places, long[] hashes, Place place, int most) {
    long[] sorted =
        IntStream.range(0, places.length)
            .filter(row -> places[row] == place)
            .mapToLong(row -> hashes[row] ^ Long.MIN_VALUE)
            .sorted()
            .toArray();
    if (sorted.length <= most) {
      return;
    }
    long firstTooMany = sorted[most] ^ Long.MIN_VALUE;
    for (int row = 0; row < places.length; row++) {
      if (places[row] == place && Long.compareUnsigned(hashes[row], firstTooMany) >= 0) {
        places[row] = Place.TRAIN;
      }
    }
  }
}
