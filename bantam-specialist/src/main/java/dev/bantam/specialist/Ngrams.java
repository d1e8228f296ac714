package dev.bantam.specialist;

import java.util.Arrays;

/**
 * The n-grams of a text as 32-bit hashes: words and pairs of neighbouring words first (the text's
 * beginning and end count as neighbours: questions differ by how they begin), then runs of two to
 * five characters inside white-space-delimited words (each padded with a blank on both sides, so
 * that a run knows whether it begins or ends a word). Repeats are kept: an n-gram that occurs three
 * times is there three times. Reused from one text to the next; not thread-safe.
 *
 * <p>Only hashes are kept because a specialist folder must not carry its training text: with 2^32
 * values an unseen n-gram meets a stored one by chance once in 100,000 or less.
 */
public final class Ngrams {

  /** The version of this reading; a model trained with another one is refused. */
  public static final int VERSION = 1;

  private static final int SHORTEST = 2;
  private static final int LONGEST = 5;
  private static final int WORD_SEED = 0x5bd1e995;
  private static final int PAIR_SEED = 0x1b873593;
  private static final int EDGE_SEED = 0x27d4eb2f;
  private static final int RUN_SEED = 0x85ebca6b;

  private final CodePoints text = new CodePoints();
  private int[] hashes = new int[1024];
  private int size;
  private int words;

  /** Replaces the content by this text's n-grams. */
  public void read(String input) {
    text.read(input);
    size = 0;
    addWords();
    words = size;
    addRuns();
  }

  /** How many n-grams there are. */
  public int size() {
    return size;
  }

  /** How many of them, from the first on, are words or pairs of words. */
  public int words() {
    return words;
  }

  /** The hash of an n-gram. */
  public int hash(int index) {
    return hashes[index];
  }

  private void addWords() {
    int length = text.length();
    int previous = EDGE_SEED;
    int i = 0;
    while (i < length) {
      if (!isWord(text.at(i))) {
        i++;
        continue;
      }
      int hash = WORD_SEED;
      while (i < length && isWord(text.at(i))) {
        hash = step(hash, text.at(i++));
      }
      add(finish(hash));
      add(finish(step(step(PAIR_SEED, previous), hash)));
      previous = hash;
    }
    if (previous != EDGE_SEED) {
      add(finish(step(step(PAIR_SEED, previous), EDGE_SEED)));
    }
  }

  private void addRuns() {
    int length = text.length();
    int[] values = text.values();
    int i = 0;
    while (i < length) {
      if (isBlank(values[i])) {
        i++;
        continue;
      }
      int start = i;
      while (i < length && !isBlank(values[i])) {
        i++;
      }
      addRuns(values, start, i);
    }
  }

  /** The runs of one word, which reaches from start to end; its padding is not in the array. */
  private void addRuns(int[] values, int start, int end) {
    for (int from = start - 1; from < end; from++) {
      int hash = step(RUN_SEED, from < start ? ' ' : values[from]);
      int to = Math.min(from + LONGEST, end + 1);
      for (int at = from + 1; at < to; at++) {
        hash = step(hash, at == end ? ' ' : values[at]);
        if (at - from + 1 >= SHORTEST) {
          add(finish(hash));
        }
      }
    }
  }

  private void add(int hash) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, size * 2);
    }
    hashes[size++] = hash;
  }

  private static int step(int hash, int value) {
    int mixed = (hash ^ value) * 0x01000193;
    return mixed ^ (mixed >>> 15);
  }

  /** The finaliser of MurmurHash3 (Appleby, public domain). */
  private static int finish(int hash) {
    int mixed = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
    return mixed ^ (mixed >>> 16);
  }

  private static boolean isWord(int value) {
    if (value < 0x80) {
      return (value >= 'a' && value <= 'z') || (value >= '0' && value <= '9') || value == '_';
    }
    return Character.isLetterOrDigit(value) || isMark(value);
  }

  private static boolean isMark(int value) {
    int type = Character.getType(value);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isBlank(int value) {
    return value <= ' ' || (value >= 0x80 && Character.isSpaceChar(value));
  }
}
