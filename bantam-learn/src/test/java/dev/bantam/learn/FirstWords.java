package dev.bantam.learn;

import dev.bantam.learn.Tickets.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A made-up task: the first word of a text tells the answer, and others tell something else, so
 * that vectors that are the mean of all words do not suffice.
 */
final class FirstWords {

  static final Meanings MEANINGS = new Meanings(3, 0, 0);

  private FirstWords() {}

  /** That many texts with their labels. */
  static List<Ticket> rows(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Ticket> rows = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      int label = random.nextInt(3);
      List<String> words = new ArrayList<>();
      words.add(Meanings.word(label, random.nextInt(2_000)));
      for (int i = 0; i < 4; i++) {
        words.add(Meanings.word(random.nextInt(3), random.nextInt(2_000)));
      }
      rows.add(new Ticket(seed + "-" + row, String.join(" ", words), "label" + label));
    }
    return rows;
  }
}
