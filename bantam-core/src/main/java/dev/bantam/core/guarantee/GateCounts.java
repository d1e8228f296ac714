package dev.bantam.core.guarantee;

/**
 * What one gate of a path lets through from one place's rows.
 *
 * @param all every accepted row
 * @param novel those accepted rows that repeat nothing in train or tune; equal to {@code all} when
 *     nothing repeats
 */
public record GateCounts(Tally all, Tally novel) {

  /**
   * @throws IllegalArgumentException if there are more novel rows or disagreements than rows or
   *     disagreements at all
   */
  public GateCounts {
    Checks.counts(novel.accepted(), all.accepted());
    Checks.counts(novel.disagreements(), all.disagreements());
  }
}
