package dev.bantam.learn.data;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Cleans the train rows, and only those: hard rows stay where the promise is computed.
 *
 * <p>Rows count as the same text when their normal forms are equal. Of a text with several answers
 * the most frequent one stays; when several are equally frequent all of these stay, since the text
 * then truly is ambiguous and the model should learn to be unsure of it. Of rows with the same text
 * and answer the first one stays, with how many there were as its weight, at most {@link
 * #HEAVIEST}: one text sent a thousand times shall not outweigh everything else. Labels seen once
 * stay.
 */
public final class Cleaning {

  /** The largest weight of a row. */
  public static final float HEAVIEST = 10;

  private Cleaning() {}

  /** Cleans these rows, finding the dataset's repeats first. */
  public static Cleaned of(Dataset dataset, int[] trainRows) {
    return of(dataset, Repeats.of(dataset), trainRows);
  }

  /** Cleans these rows. */
  public static Cleaned of(Dataset dataset, Repeats repeats, int[] trainRows) {
    int[] train = trainRows.clone();
    Arrays.sort(train);
    BitSet kept = new BitSet();
    float[] weights = new float[dataset.rows()];
    int dropped = 0;
    RowGroups groups = repeats.groups(train);
    for (int group = 0; group < groups.size(); group++) {
      int[] members = groups.members(group);
      if (members.length == 1) {
        kept.set(members[0]);
        weights[members[0]] = 1;
        continue;
      }
      Votes votes = Votes.of(dataset, members);
      for (List<Integer> rows : votes.byAnswer()) {
        if (rows.size() < votes.most()) {
          dropped += rows.size();
        } else {
          kept.set(rows.getFirst());
          weights[rows.getFirst()] = Math.min(HEAVIEST, rows.size());
        }
      }
    }
    int[] rows = kept.stream().toArray();
    float[] keptWeights = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      keptWeights[i] = weights[rows[i]];
    }
    return new Cleaned(rows, keptWeights, dropped, train.length - rows.length - dropped);
  }
}
