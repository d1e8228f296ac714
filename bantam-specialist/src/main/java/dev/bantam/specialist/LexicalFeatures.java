package dev.bantam.specialist;

/**
 * The n-grams that a lexical rung looks for.
 *
 * @param hashes one per feature, distinct, words and word pairs first
 * @param words how many of the features are words or word pairs; the others are character runs
 * @param weights what one occurrence of each feature weighs before the text's vector is scaled
 */
public record LexicalFeatures(int[] hashes, int words, float[] weights) {

  /**
   * @throws SpecialistException when the sizes do not fit each other or a weight is not positive
   */
  public LexicalFeatures {
    if (hashes.length != weights.length || words < 0 || words > hashes.length) {
      throw new SpecialistException(
          "%d hashes, %d of them words, do not fit %d weights"
              .formatted(hashes.length, words, weights.length));
    }
    for (float weight : weights) {
      if (!(weight > 0 && weight < 1e6f)) {
        throw new SpecialistException("a feature weighs " + weight);
      }
    }
  }

  /** How many there are. */
  public int size() {
    return hashes.length;
  }

  FeatureTable table() {
    return new FeatureTable(hashes);
  }
}
