package dev.bantam.specialist;

/**
 * A text as a sparse vector: the features of a table that occur in it, each weighted by its own
 * weight times the sublinear term frequency, 1 + ln tf; words and character runs each scaled to
 * Euclidean length sqrt(1/2), so that the many runs cannot drown the few words. Reused from one
 * text to the next; not thread-safe.
 */
public final class TermWeights {

  private static final float HALF = (float) Math.sqrt(0.5);
  private static final float[] SUBLINEAR = sublinear();

  private final FeatureTable table;
  private final float[] featureWeights;
  private final int wordRows;
  private final Ngrams ngrams = new Ngrams();
  private final byte[] counts;
  private int[] rows = new int[512];
  private float[] weights = new float[512];
  private int size;

  /**
   * @param table finds features
   * @param weights what one occurrence weighs, per row
   * @param wordRows rows below it are words or pairs of words, the others character runs
   */
  public TermWeights(FeatureTable table, float[] weights, int wordRows) {
    this.table = table;
    this.featureWeights = weights;
    this.wordRows = wordRows;
    this.counts = new byte[weights.length];
  }

  /** Replaces the content by this text's vector. */
  public void read(String input) {
    ngrams.read(input);
    size = 0;
    int total = ngrams.size();
    int most = Math.min(total, counts.length);
    if (rows.length < most) {
      rows = new int[Math.min(most * 2, counts.length)];
      weights = new float[rows.length];
    }
    for (int i = 0; i < total; i++) {
      int row = table.row(ngrams.hash(i));
      if (row >= 0) {
        byte count = counts[row];
        if (count == 0) {
          rows[size++] = row;
        }
        if (count < Byte.MAX_VALUE) {
          counts[row] = (byte) (count + 1);
        }
      }
    }
    weigh();
  }

  /** How many features of the table occur in the text; 0 when nothing in it is known. */
  public int size() {
    return size;
  }

  /** The row of a feature. */
  public int row(int index) {
    return rows[index];
  }

  /** The weight of a feature. */
  public float weight(int index) {
    return weights[index];
  }

  /** 1 + ln tf by tf; a feature counts at most as often as a byte can say. */
  private static float[] sublinear() {
    float[] values = new float[Byte.MAX_VALUE + 1];
    for (int count = 1; count < values.length; count++) {
      values[count] = (float) (1 + StrictMath.log(count));
    }
    return values;
  }

  private void weigh() {
    float words = 0;
    float runs = 0;
    for (int i = 0; i < size; i++) {
      int row = rows[i];
      int count = counts[row];
      counts[row] = 0;
      float weight = featureWeights[row] * SUBLINEAR[count];
      weights[i] = weight;
      if (row < wordRows) {
        words += weight * weight;
      } else {
        runs += weight * weight;
      }
    }
    float wordScale = words > 0 ? HALF / (float) Math.sqrt(words) : 0;
    float runScale = runs > 0 ? HALF / (float) Math.sqrt(runs) : 0;
    for (int i = 0; i < size; i++) {
      weights[i] *= rows[i] < wordRows ? wordScale : runScale;
    }
  }
}
