package dev.bantam.learn;

import java.util.function.DoubleConsumer;

/** Tells how far long work is, and about how long it still takes. */
final class TimeLeft implements DoubleConsumer {

  /** Earlier it would be a guess. */
  private static final double TELLING = 0.02;

  private static final int MINUTE = 60;

  private final String doing;
  private final Progress progress;
  private final long start = System.nanoTime();

  /**
   * @param doing what is being done, a few words
   */
  TimeLeft(String doing, Progress progress) {
    this.doing = doing;
    this.progress = progress;
    progress.at(doing, 0);
  }

  @Override
  public void accept(double share) {
    if (share < TELLING || share >= 1) {
      progress.at(doing, share);
    } else {
      double seconds = (System.nanoTime() - start) / 1e9 * (1 - share) / share;
      progress.at(doing + ", " + words(seconds) + " left", share);
    }
  }

  static String words(double seconds) {
    return seconds < MINUTE
        ? "%.0f s".formatted(Math.ceil(seconds))
        : "%.0f min".formatted(Math.ceil(seconds / MINUTE));
  }
}
