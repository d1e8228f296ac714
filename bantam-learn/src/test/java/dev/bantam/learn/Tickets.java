package dev.bantam.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A made-up task whose texts behave like real ones: words of Zipf's frequencies, most of them
 * shared, some that tell the label, and rows of very different difficulty.
 *
 * @param labels how many labels there are
 * @param telling the mean share of words that come from the label's own vocabulary
 * @param noise the share of rows whose label is drawn anew
 */
record Tickets(int labels, double telling, double noise) {

  private static final int SHARED = 400;
  private static final int OWN = 60;

  /** A row. */
  record Ticket(String id, String text, String label) {}

  static Tickets easy() {
    return new Tickets(3, 0.9, 0);
  }

  List<Ticket> rows(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Ticket> rows = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      int label = random.nextInt(labels);
      double share = Math.min(1, telling * 2 * random.nextDouble());
      StringBuilder text = new StringBuilder();
      int words = 5 + random.nextInt(12);
      for (int word = 0; word < words; word++) {
        text.append(word == 0 ? "" : " ");
        text.append(
            random.nextDouble() < share
                ? "own" + label + "x" + zipf(OWN, random)
                : "shared" + zipf(SHARED, random));
      }
      if (random.nextDouble() < noise) {
        label = random.nextInt(labels);
      }
      rows.add(new Ticket(seed + "-" + row, text.toString(), "label" + label));
    }
    return rows;
  }

  /** A rank with a probability that falls like 1/rank. */
  private static int zipf(int ranks, SplittableRandom random) {
    return (int) Math.pow(ranks, random.nextDouble());
  }

  static String csv(List<Ticket> rows) {
    StringBuilder csv = new StringBuilder("id,text,label\n");
    rows.forEach(
        row ->
            csv.append(row.id())
                .append(",\"")
                .append(row.text())
                .append("\",")
                .append(row.label())
                .append('\n'));
    return csv.toString();
  }
}
