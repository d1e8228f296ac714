package dev.bantam.specialist;

/**
 * A text as a sparse vector: the features of a table that occur in it, each weighted by sublinear
 * term frequency times inverse document frequency, (1 + ln tf) idf, words and character runs each
 * scaled to Euclidean length sqrt(1/2), so that the many runs cannot drown the few words. Reused
 * from one text to the next; not thread-safe.
 */
public final class TermWeights {

  private static final float HALF = (float) Math.sqrt(0.5);

  private final FeatureTable table;
  private final float[] idf;
  private final int wordRows;
  private final Ngrams ngrams = new Ngrams();
  private final int[] counts;
  private int[] rows = new int[512];
  private float[] weights = new float[512];
  private int size;

  /**
   * @param table finds features
   * @param idf inverse document frequency per row
   * @param wordRows rows below it are words or pairs of words, the others character runs
   */
  public TermWeights(FeatureTable table, float[] idf, int wordRows) {
    this.table = table;
    this.idf = idf;
    this.wordRows = wordRows;
    this.counts = new int[idf.length];
  }

  /** Replaces the content by this text's vector. */
  public void read(String input) {
    ngrams.read(input);
    size = 0;
    int total = ngrams.size();
    if (rows.length < total) {
      rows = new int[total * 2];
      weights = new float[total * 2];
    }
    for (int i = 0; i < total; i++) {
      int row = table.row(ngrams.hash(i));
      if (row >= 0 && counts[row]++ == 0) {
        rows[size++] = row;
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

  private void weigh() {
    float words = 0;
    float runs = 0;
    for (int i = 0; i < size; i++) {
      int row = rows[i];
      int count = counts[row];
      counts[row] = 0;
      float weight = count == 1 ? idf[row] : (float) (1 + Math.log(count)) * idf[row];
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
