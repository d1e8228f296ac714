package dev.bantam.learn.lexical;

import dev.bantam.specialist.FeatureTable;
import dev.bantam.specialist.Ngrams;
import dev.bantam.specialist.TermWeights;
import java.util.Arrays;
import java.util.List;

/**
 * The features of a model: the hashes of the n-grams that are kept, words first, with their inverse
 * document frequency, ln((1 + n) / (1 + df)) + 1 (the smoothed form that scikit-learn uses).
 *
 * @param hashes one per feature, words and pairs of words first
 * @param wordRows how many of the features are words or pairs
 * @param idf inverse document frequency per feature
 * @param documentFrequency in how many rows each feature occurs
 */
record Vocabulary(int[] hashes, int wordRows, float[] idf, int[] documentFrequency) {

  /** The n-grams that occur in at least so many of these texts. */
  static Vocabulary count(List<String> texts, int atLeast) {
    HashCounts words = new HashCounts();
    HashCounts runs = new HashCounts();
    Ngrams ngrams = new Ngrams();
    for (int document = 0; document < texts.size(); document++) {
      ngrams.read(texts.get(document));
      for (int i = 0; i < ngrams.size(); i++) {
        (i < ngrams.words() ? words : runs).add(ngrams.hash(i), document);
      }
    }
    int[] kept = words.atLeast(atLeast);
    int wordRows = kept.length;
    int[] keptRuns =
        Arrays.stream(runs.atLeast(atLeast)).filter(h -> words.count(h) < atLeast).toArray();
    int[] hashes = Arrays.copyOf(kept, wordRows + keptRuns.length);
    System.arraycopy(keptRuns, 0, hashes, wordRows, keptRuns.length);
    float[] idf = new float[hashes.length];
    int[] frequency = new int[hashes.length];
    for (int row = 0; row < hashes.length; row++) {
      frequency[row] = (row < wordRows ? words : runs).count(hashes[row]);
      idf[row] = (float) (Math.log((1.0 + texts.size()) / (1.0 + frequency[row])) + 1);
    }
    return new Vocabulary(hashes, wordRows, idf, frequency);
  }

  int size() {
    return hashes.length;
  }

  /** The features of these rows alone, in the order of the rows, which must ascend. */
  Vocabulary only(int[] rows) {
    int[] hash = new int[rows.length];
    float[] weight = new float[rows.length];
    int[] frequency = new int[rows.length];
    int words = 0;
    for (int i = 0; i < rows.length; i++) {
      hash[i] = hashes[rows[i]];
      weight[i] = idf[rows[i]];
      frequency[i] = documentFrequency[rows[i]];
      words += rows[i] < wordRows ? 1 : 0;
    }
    return new Vocabulary(hash, words, weight, frequency);
  }

  TermWeights reader() {
    return new TermWeights(new FeatureTable(hashes), idf, wordRows);
  }

  /** These texts as vectors. */
  Vectors vectors(List<String> texts) {
    TermWeights reader = reader();
    int[] starts = new int[texts.size() + 1];
    int[] features = new int[Math.max(1024, texts.size() * 64)];
    float[] weights = new float[features.length];
    int size = 0;
    for (int text = 0; text < texts.size(); text++) {
      reader.read(texts.get(text));
      int needed = size + reader.size();
      if (needed > features.length) {
        int grown = Math.max(needed, features.length + (features.length >> 1));
        features = Arrays.copyOf(features, grown);
        weights = Arrays.copyOf(weights, grown);
      }
      for (int i = 0; i < reader.size(); i++) {
        features[size] = reader.row(i);
        weights[size++] = reader.weight(i);
      }
      starts[text + 1] = size;
    }
    return new Vectors(starts, Arrays.copyOf(features, size), Arrays.copyOf(weights, size));
  }
}
