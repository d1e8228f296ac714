package dev.bantam.learn.lexical;

import dev.bantam.specialist.FeatureTable;
import dev.bantam.specialist.LexicalFeatures;
import dev.bantam.specialist.Ngrams;
import dev.bantam.specialist.Tensor;
import dev.bantam.specialist.TermWeights;
import java.util.Arrays;
import java.util.List;

/** From texts to the n-grams that they share, and to vectors over those. */
final class Vocabulary {

  private Vocabulary() {}

  /**
   * The n-grams that occur in at least so many of these texts, words first, each weighted by its
   * inverse document frequency, ln((1 + n) / (1 + df)) + 1 (the smoothed form).
   */
  static LexicalFeatures count(List<String> texts, int atLeast) {
    HashCounts words = new HashCounts();
    HashCounts runs = new HashCounts();
    Ngrams ngrams = new Ngrams();
    for (int document = 0; document < texts.size(); document++) {
      ngrams.read(texts.get(document));
      for (int i = 0; i < ngrams.size(); i++) {
        (i < ngrams.words() ? words : runs).add(ngrams.hash(i), document);
      }
    }
    int[] keptWords = words.atLeast(atLeast);
    int[] keptRuns =
        Arrays.stream(runs.atLeast(atLeast)).filter(h -> words.count(h) < atLeast).toArray();
    int[] hashes = Arrays.copyOf(keptWords, keptWords.length + keptRuns.length);
    System.arraycopy(keptRuns, 0, hashes, keptWords.length, keptRuns.length);
    float[] weights = new float[hashes.length];
    for (int f = 0; f < hashes.length; f++) {
      int frequency = (f < keptWords.length ? words : runs).count(hashes[f]);
      weights[f] = (float) (Math.log((1.0 + texts.size()) / (1.0 + frequency)) + 1);
    }
    return new LexicalFeatures(hashes, keptWords.length, weights);
  }

  /** The same features with each weight multiplied, as the rung's file can hold it. */
  static LexicalFeatures multiplied(LexicalFeatures features, double[] factors) {
    float[] weights = features.weights().clone();
    for (int f = 0; f < weights.length; f++) {
      weights[f] = Tensor.shortened((float) (weights[f] * factors[f]));
    }
    return new LexicalFeatures(features.hashes(), features.words(), weights);
  }

  /** The features of these indices alone, in their order; words must come first. */
  static LexicalFeatures only(LexicalFeatures features, int[] indices) {
    int[] hashes = new int[indices.length];
    float[] weights = new float[indices.length];
    int words = 0;
    for (int i = 0; i < indices.length; i++) {
      hashes[i] = features.hashes()[indices[i]];
      weights[i] = features.weights()[indices[i]];
      words += indices[i] < features.words() ? 1 : 0;
    }
    return new LexicalFeatures(hashes, words, weights);
  }

  /** These texts as vectors. */
  static Vectors vectors(List<String> texts, LexicalFeatures features) {
    TermWeights reader =
        new TermWeights(new FeatureTable(features.hashes()), features.weights(), features.words());
    int[] starts = new int[texts.size() + 1];
    int[] entries = new int[Math.max(1024, texts.size() * 64)];
    float[] weights = new float[entries.length];
    int size = 0;
    for (int text = 0; text < texts.size(); text++) {
      reader.read(texts.get(text));
      int needed = Math.addExact(size, reader.size());
      if (needed > entries.length) {
        int grown = Math.max(needed, entries.length + (entries.length >> 1));
        entries = Arrays.copyOf(entries, grown);
        weights = Arrays.copyOf(weights, grown);
      }
      for (int i = 0; i < reader.size(); i++) {
        entries[size] = reader.row(i);
        weights[size++] = reader.weight(i);
      }
      starts[text + 1] = size;
    }
    return new Vectors(starts, Arrays.copyOf(entries, size), Arrays.copyOf(weights, size));
  }
}
