package dev.bantam.learn;

import dev.bantam.learn.Tickets.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * A made-up task of rare words: each label has thousands of them, so that most of those in a new
 * text were in no row that was learned from. Who knows words alone has to guess; an encoder that
 * knows what they mean has not. Some rows say their label plainly, which both can read.
 *
 * @param labels how many labels there are
 * @param plain the share of rows that say their label in the few frequent words
 * @param noise the share of rows whose label is drawn anew
 */
record Meanings(int labels, double plain, double noise) {

  private static final int RARE = 2_000;
  private static final int FREQUENT = 3;
  private static final int SHARED = 100;
  private static final int LETTERS = 26;
  private static final int LENGTH = 8;

  /** No label. */
  static final int NOTHING = -1;

  /**
   * A word of the task.
   *
   * @param label what it tells, or {@link #NOTHING}
   */
  record Word(String text, int label) {}

  List<Ticket> rows(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Ticket> rows = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      int label = random.nextInt(labels);
      boolean plainly = random.nextDouble() < plain;
      List<String> words = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        words.add(
            plainly ? word(label, RARE + random.nextInt(FREQUENT)) : word(label, rare(random)));
        words.add(word(labels, random.nextInt(SHARED)));
      }
      if (random.nextDouble() < noise) {
        label = random.nextInt(labels);
      }
      rows.add(new Ticket(seed + "-" + row, String.join(" ", words), "label" + label));
    }
    return rows;
  }

  private static int rare(SplittableRandom random) {
    return random.nextInt(RARE);
  }

  /** Tells every word that a row may have. */
  void words(Consumer<Word> told) {
    for (int label = 0; label < labels; label++) {
      for (int i = 0; i < RARE + FREQUENT; i++) {
        told.accept(new Word(word(label, i), label));
      }
    }
    for (int i = 0; i < SHARED; i++) {
      told.accept(new Word(word(labels, i), NOTHING));
    }
  }

  /** Letters that say nothing of the label, whichever parts of them are looked at. */
  static String word(int list, int index) {
    SplittableRandom random = new SplittableRandom(list * 1_000_003L + index);
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      word.append((char) ('a' + random.nextInt(LETTERS)));
    }
    return word.toString();
  }
}
