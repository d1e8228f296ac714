package dev.bantam.learn.report;

import dev.bantam.specialist.FeatureTable;
import dev.bantam.specialist.LexicalFeatures;
import dev.bantam.specialist.Ngrams;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives a rung's word features back their names, which it does not keep: only those that stand in
 * several rows, since words of fewer could belong to somebody, and the page goes where the rung's
 * folder goes.
 */
final class NamedWords {

  /** In how many rows a word must stand to be named. */
  static final int ROWS = 5;

  /** Longer ones are rather texts without blanks than words. */
  static final int LONGEST = 32;

  private final LexicalFeatures features;
  private final FeatureTable table;
  private final List<String> texts;

  /**
   * @param texts distinct training texts, to be read once or twice
   */
  NamedWords(LexicalFeatures features, List<String> texts) {
    this.features = features;
    this.table = new FeatureTable(features.hashes());
    this.texts = texts;
  }

  /** The word features, by index, that stand in at least {@link #ROWS} of the texts. */
  BitSet shared() {
    int[] rows = new int[features.words()];
    int[] lastText = new int[features.words()];
    Arrays.fill(lastText, -1);
    Ngrams ngrams = new Ngrams();
    for (int text = 0; text < texts.size(); text++) {
      ngrams.read(texts.get(text));
      for (int i = 0; i < ngrams.words(); i++) {
        int feature = table.row(ngrams.hash(i));
        if (feature >= 0 && feature < rows.length && lastText[feature] != text) {
          lastText[feature] = text;
          rows[feature]++;
        }
      }
    }
    BitSet shared = new BitSet();
    for (int feature = 0; feature < rows.length; feature++) {
      if (rows[feature] >= ROWS) {
        shared.set(feature);
      }
    }
    return shared;
  }

  /**
   * The names of these features: of each the first one found, provided that this very name stands
   * in at least {@link #ROWS} of the texts. Another word may have the same hash, so counting hashes
   * would not be enough.
   */
  Map<Integer, WordName> names(BitSet wanted) {
    Map<Integer, Count> counts = new HashMap<>();
    BitSet open = (BitSet) wanted.clone();
    Ngrams ngrams = new Ngrams();
    for (int text = 0; text < texts.size() && !open.isEmpty(); text++) {
      ngrams.read(texts.get(text));
      count(text, ngrams, counts, open);
    }
    Map<Integer, WordName> names = new HashMap<>();
    counts.forEach(
        (feature, count) -> {
          if (count.rows >= ROWS) {
            names.put(feature, count.name);
          }
        });
    return names;
  }

  private void count(int text, Ngrams ngrams, Map<Integer, Count> counts, BitSet open) {
    List<String> words = List.of();
    for (int i = 0; i < ngrams.words(); i++) {
      int feature = table.row(ngrams.hash(i));
      if (feature < 0 || !open.get(feature)) {
        continue;
      }
      if (words.isEmpty()) {
        words = WordSplit.of(texts.get(text));
      }
      if (ngrams.words() != 2 * words.size() + 1) {
        return; // Split otherwise than the rung does: better nameless than a wrong name.
      }
      WordName name = name(words, i);
      Count count = counts.computeIfAbsent(feature, f -> new Count(name));
      if (name.characters() > LONGEST) {
        counts.remove(feature);
        open.clear(feature);
      } else if (count.name.equals(name) && count.lastText != text) {
        count.lastText = text;
        count.rows++;
        if (count.rows == ROWS) {
          open.clear(feature);
        }
      }
    }
  }

  /** The hashes of a text are word, pair with what is before, word, pair ..., pair with its end. */
  private static WordName name(List<String> words, int hash) {
    int word = hash / 2;
    if (word == words.size()) {
      return new WordName(words.getLast(), false, true);
    }
    if (hash % 2 == 0) {
      return new WordName(words.get(word), false, false);
    }
    return word == 0
        ? new WordName(words.getFirst(), true, false)
        : new WordName(words.get(word - 1) + " " + words.get(word), false, false);
  }

  private static final class Count {
    private final WordName name;
    private int lastText = -1;
    private int rows;

    Count(WordName name) {
      this.name = name;
    }
  }
}
