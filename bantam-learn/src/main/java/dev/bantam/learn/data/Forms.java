package dev.bantam.learn.data;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The different normal forms of a dataset's inputs, with what it takes to find near ones: the grams
 * of each (as long as they fit into 128 MB; those beyond are made again when needed) and the keys
 * of its bands.
 */
final class Forms {

  private static final int GRAMS_HELD = 1 << 25;

  private final Dataset dataset;
  private final int[] formOf;
  private final DenseIds ids = new DenseIds();
  private final NormalForm form = new NormalForm();
  private final GramSet gramSet = new GramSet();
  private final GramSet again = new GramSet();
  private final int[][] bands;
  private int[] firstRow = new int[256];
  private int[] starts = new int[257];
  private int[] sizes = new int[256];
  private int[] grams = new int[1 << 12];
  private int held;

  Forms(Dataset dataset) {
    this.dataset = dataset;
    formOf = new int[dataset.rows()];
    MinHash minHash = MinHash.forSets(dataset.rows());
    bands = new int[minHash.bands()][256];
    for (int row = 0; row < formOf.length; row++) {
      form.read(dataset.input(row));
      int known = ids.size();
      formOf[row] = ids.add(form.hash());
      if (formOf[row] == known) {
        add(row, minHash);
      }
    }
  }

  /** How many different forms there are. */
  int size() {
    return ids.size();
  }

  /** The form of a row. */
  int of(int row) {
    return formOf[row];
  }

  /** The form of each row. */
  int[] ofRows() {
    return formOf;
  }

  /** The forms that share a key, band by band. */
  Stream<Buckets> buckets() {
    return Arrays.stream(bands).map(keys -> new Buckets(keys, size()));
  }

  /** True when the gram sets of two forms have a Jaccard similarity of at least 0.8. */
  boolean near(int one, int other) {
    int smaller = Math.min(sizes[one], sizes[other]);
    int larger = Math.max(sizes[one], sizes[other]);
    if (5L * smaller < 4L * larger) {
      return false;
    }
    int[] left = grams;
    int leftFrom = starts[one];
    if (one >= held) {
      left = made(one, gramSet);
      leftFrom = 0;
    }
    int[] right = grams;
    int rightFrom = starts[other];
    if (other >= held) {
      right = made(other, again);
      rightFrom = 0;
    }
    return GramSet.near(left, leftFrom, sizes[one], right, rightFrom, sizes[other]);
  }

  private int[] made(int which, GramSet into) {
    form.read(dataset.input(firstRow[which]));
    into.read(form);
    return into.hashes();
  }

  private void add(int row, MinHash minHash) {
    int added = size() - 1;
    if (added == sizes.length) {
      grow(Growth.of(added));
    }
    gramSet.read(form);
    firstRow[added] = row;
    sizes[added] = gramSet.size();
    if (held == added && starts[added] + (long) gramSet.size() <= GRAMS_HELD) {
      hold(added);
    }
    int[] keys = minHash.keys(gramSet);
    for (int band = 0; band < keys.length; band++) {
      bands[band][added] = keys[band];
    }
  }

  private void hold(int added) {
    int end = starts[added] + gramSet.size();
    if (end > grams.length) {
      grams = Arrays.copyOf(grams, Math.min(GRAMS_HELD, Math.max(end, Growth.of(grams.length))));
    }
    System.arraycopy(gramSet.hashes(), 0, grams, starts[added], gramSet.size());
    starts[added + 1] = end;
    held = added + 1;
  }

  private void grow(int capacity) {
    firstRow = Arrays.copyOf(firstRow, capacity);
    sizes = Arrays.copyOf(sizes, capacity);
    starts = Arrays.copyOf(starts, capacity + 1);
    for (int band = 0; band < bands.length; band++) {
      bands[band] = Arrays.copyOf(bands[band], capacity);
    }
  }
}
