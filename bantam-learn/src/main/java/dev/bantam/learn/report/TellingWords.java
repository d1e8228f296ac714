package dev.bantam.learn.report;

import dev.bantam.specialist.LexicalHead;
import dev.bantam.specialist.LexicalRung;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The words and word pairs that speak most for each value: by what one occurrence adds to the
 * value's logit beyond what it adds to the mean one.
 */
final class TellingWords {

  /** How many are named for each value. */
  static final int PER_VALUE = 8;

  /** How many are considered: some turn out to have no name that may be shown. */
  private static final int CONSIDERED = 2 * PER_VALUE;

  private final LexicalRung rung;
  private final NamedWords words;

  TellingWords(LexicalRung rung, List<String> texts) {
    this.rung = rung;
    this.words = new NamedWords(rung.features(), texts);
  }

  /**
   * One value of one field.
   *
   * @param field the field's index
   * @param value the value's index
   */
  record Value(int field, int value) {}

  /** For each of these values its most telling words, the strongest first. */
  Map<Value, List<WordName>> of(List<Value> values) {
    BitSet shared = words.shared();
    Map<Value, int[]> strongest = new HashMap<>();
    BitSet wanted = new BitSet();
    Map<Integer, float[]> means = new HashMap<>();
    for (Value value : values) {
      float[] mean = means.computeIfAbsent(value.field(), this::means);
      int[] features = strongest(value, shared, mean);
      strongest.put(value, features);
      for (int feature : features) {
        wanted.set(feature);
      }
    }
    Map<Integer, WordName> names = words.names(wanted);
    Map<Value, List<WordName>> telling = new HashMap<>();
    strongest.forEach((value, features) -> telling.put(value, named(features, names)));
    return telling;
  }

  private static List<WordName> named(int[] features, Map<Integer, WordName> names) {
    List<WordName> named = new ArrayList<>();
    for (int feature : features) {
      WordName name = names.get(feature);
      if (name != null && named.size() < PER_VALUE) {
        named.add(name);
      }
    }
    return named;
  }

  /** What one occurrence of each word feature adds to a logit, in the mean over the values. */
  private float[] means(int field) {
    LexicalHead head = rung.heads().get(field);
    int classes = head.bias().length;
    float[] means = new float[rung.features().words()];
    for (int feature = 0; feature < means.length; feature++) {
      int sum = 0;
      for (int value = 0; value < classes; value++) {
        sum += head.rows()[feature * classes + value];
      }
      means[feature] = scale(head, feature) * sum / classes;
    }
    return means;
  }

  private float scale(LexicalHead head, int feature) {
    return rung.features().weights()[feature] * head.scales()[feature];
  }

  private int[] strongest(Value value, BitSet shared, float[] means) {
    LexicalHead head = rung.heads().get(value.field());
    int classes = head.bias().length;
    int[] best = new int[CONSIDERED];
    float[] weights = new float[CONSIDERED];
    int size = 0;
    for (int f = shared.nextSetBit(0); f >= 0; f = shared.nextSetBit(f + 1)) {
      float weight = scale(head, f) * head.rows()[f * classes + value.value()] - means[f];
      if (weight <= 0 || (size == CONSIDERED && weight <= weights[size - 1])) {
        continue;
      }
      int at = size < CONSIDERED ? size++ : size - 1;
      for (; at > 0 && weights[at - 1] < weight; at--) {
        weights[at] = weights[at - 1];
        best[at] = best[at - 1];
      }
      weights[at] = weight;
      best[at] = f;
    }
    return Arrays.copyOf(best, size);
  }
}
