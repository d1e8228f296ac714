package dev.bantam.specialist;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A lexical rung made by hand: each word votes for one value of each field, each run a little. */
final class SmallRung {

  static final List<String> WORDS =
      List.of("charged", "refund", "parcel", "late", "password", "reset", "日本語", "größe");

  private SmallRung() {}

  static LexicalRung of(int... classes) {
    return of(1, classes);
  }

  /**
   * @param temperature of every field
   */
  static LexicalRung of(float temperature, int... classes) {
    Set<Integer> words = new LinkedHashSet<>();
    Set<Integer> hashes = new LinkedHashSet<>();
    Ngrams ngrams = new Ngrams();
    for (String word : WORDS) {
      ngrams.read(word);
      words.add(ngrams.hash(0));
    }
    hashes.addAll(words);
    for (String word : WORDS) {
      ngrams.read(word);
      for (int i = ngrams.words(); i < ngrams.size(); i++) {
        hashes.add(ngrams.hash(i));
      }
    }
    float[] weights = new float[hashes.size()];
    for (int f = 0; f < weights.length; f++) {
      weights[f] = 1 + f % 4 * 0.25f;
    }
    LexicalFeatures features =
        new LexicalFeatures(
            hashes.stream().mapToInt(Integer::intValue).toArray(), words.size(), weights);
    List<LexicalHead> heads = new ArrayList<>();
    for (int field = 0; field < classes.length; field++) {
      heads.add(head(features.size(), field, classes[field], temperature));
    }
    return new LexicalRung(features, heads);
  }

  private static LexicalHead head(int features, int field, int classes, float temperature) {
    byte[] rows = new byte[features * classes];
    float[] scales = new float[features];
    float[] bias = new float[classes];
    for (int f = 0; f < features; f++) {
      scales[f] = 0.0625f;
      for (int c = 0; c < classes; c++) {
        int vote = (f + field) % classes == c ? 90 - 3 * field : -20;
        rows[f * classes + c] = (byte) (f < WORDS.size() ? vote : vote / 8 + f % 5);
      }
    }
    for (int c = 0; c < classes; c++) {
      bias[c] = 0.125f * c;
    }
    return new LexicalHead(rows, scales, bias, temperature);
  }
}
