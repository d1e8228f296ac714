package dev.bantam.learn.data;

import java.util.BitSet;

/**
 * Which rows repeat others: in the same normal form (see {@link #form}), or nearly, when the sets
 * of their forms' four-character runs have a Jaccard similarity of at least 0.8. Near ones are
 * found by MinHash in linear time: a pair at 0.85 is found with probability 0.997 or more, and none
 * below 0.8 is ever reported. Two forms whose 64-bit hashes collide count as the same. Not
 * thread-safe.
 */
public final class Repeats {

  /** With so many known forms of a bucket a row is compared when looking whether it is novel. */
  private static final int KNOWN_FORMS = 16;

  private final Forms forms;
  private final int rows;
  private final Clusters clusters;

  private Repeats(Dataset dataset) {
    forms = new Forms(dataset);
    rows = dataset.rows();
    clusters = new Clusters(forms);
  }

  /** The repeats in a dataset. */
  public static Repeats of(Dataset dataset) {
    return new Repeats(dataset);
  }

  /**
   * The number of a row's normal form: NFKC, lower case, each run of anything but letters, digits
   * and marks one blank; the stripped text itself where that leaves nothing. Rows of the same form
   * have the same number, from 0 to {@link #forms()}.
   */
  public int form(int row) {
    return forms.of(row);
  }

  /** How many different normal forms there are. */
  public int forms() {
    return forms.size();
  }

  /**
   * The number of a row's cluster: rows of the same form, near forms, forms near those, and so on
   * share it.
   */
  public int cluster(int row) {
    return clusters.of(forms.of(row));
  }

  /** The share of rows, in [0,1], whose cluster holds another row; 0 without rows. */
  public double nearDuplicateShare() {
    int[] sizes = new int[forms.size()];
    for (int row = 0; row < rows; row++) {
      sizes[cluster(row)]++;
    }
    long repeated = 0;
    for (int size : sizes) {
      repeated += size > 1 ? size : 0;
    }
    return rows == 0 ? 0 : (double) repeated / rows;
  }

  /**
   * Which of these rows are novel: no known row has the same form or one near to it. A row is
   * compared with known rows directly, not through others; in each bucket with the first sixteen
   * known forms, so that the work stays bounded however often a text was repeated.
   *
   * @param known the rows in train and tune
   * @param asked the rows in question, outside known
   * @return for each of the rows asked, in their order, whether it is novel
   */
  public boolean[] novel(BitSet known, int[] asked) {
    BitSet knownForms = new BitSet(forms.size());
    known.stream().forEach(row -> knownForms.set(forms.of(row)));
    BitSet open = new BitSet(forms.size());
    for (int row : asked) {
      if (!knownForms.get(forms.of(row))) {
        open.set(forms.of(row));
      }
    }
    forms
        .buckets()
        .forEach(
            band -> band.each((buckets, from, to) -> close(open, knownForms, buckets, from, to)));
    boolean[] novel = new boolean[asked.length];
    for (int i = 0; i < asked.length; i++) {
      novel[i] = open.get(forms.of(asked[i]));
    }
    return novel;
  }

  /** Takes from the open forms of one bucket those that are near a known one. */
  private void close(BitSet open, BitSet known, Buckets buckets, int from, int to) {
    int[] near = new int[KNOWN_FORMS];
    int count = 0;
    for (int place = from; place < to && count < KNOWN_FORMS; place++) {
      if (known.get(buckets.form(place))) {
        near[count++] = buckets.form(place);
      }
    }
    for (int place = from; place < to && count > 0; place++) {
      int form = buckets.form(place);
      for (int i = 0; i < count && open.get(form); i++) {
        if (forms.near(form, near[i])) {
          open.clear(form);
        }
      }
    }
  }

  /** The rows of each form. */
  RowGroups groups(int[] chosen) {
    return RowGroups.of(forms.ofRows(), forms.size(), chosen);
  }
}
