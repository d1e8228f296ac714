package dev.bantam.bench.loop;

import dev.bantam.core.guarantee.Binomial;
import java.util.Optional;

/** What became of a stream of calls, counted call by call. */
final class StreamScore {

  private final int lastFrom;
  private final double alpha;
  private int calls;
  private int local;
  private int wrong;
  private int right;
  private int lastLocal;

  /**
   * @param length of the stream
   * @param last of how many calls at its end the local share is reported
   */
  StreamScore(int length, int last, double alpha) {
    this.lastFrom = length - last;
    this.alpha = alpha;
  }

  /** A call was answered, by its teacher when not locally. */
  void add(Row row, Optional<String> localLabel) {
    String given = localLabel.orElse(row.teacher());
    right += given.equals(row.gold()) ? 1 : 0;
    if (localLabel.isPresent()) {
      local++;
      wrong += given.equals(row.teacher()) ? 0 : 1;
      lastLocal += calls >= lastFrom ? 1 : 0;
    }
    calls++;
  }

  int local() {
    return local;
  }

  /** Local answers that are not the teacher's. */
  int wrong() {
    return wrong;
  }

  /** The share of all answers that are right. */
  double accuracy() {
    return (double) right / calls;
  }

  /** The share of the last calls that was answered locally. */
  double lastShare() {
    return (double) lastLocal / (calls - lastFrom);
  }

  /** Whether more are wrong than alpha and the noise of so many answers explain, one-sided 5 %. */
  boolean tooManyWrong() {
    return local > 0 && 1 - new Binomial(local, alpha).cdf(wrong - 1) < 0.05;
  }
}
