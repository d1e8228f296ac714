package dev.bantam.learn.encoder;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How heads are learned. The defaults were chosen by cross-validation on the training rows of
 * public sets and are the same for every task.
 *
 * @param folds into how many parts the rows are divided, one of which is kept aside while the
 *     penalty is chosen
 * @param units of the hidden layer; 0 learns linear heads only
 * @param threads at work at once
 */
public record HeadSettings(int folds, int units, int threads) {

  private static final int LEAST_FOLDS = 2;

  /**
   * @throws IllegalArgumentException when a number makes no sense
   */
  public HeadSettings {
    if (folds < LEAST_FOLDS || units < 0 || threads < 1) {
      throw new IllegalArgumentException(
          "%d folds, %d units, %d threads".formatted(folds, units, threads));
    }
  }

  /** The settings for every task. */
  public static HeadSettings defaults() {
    return new HeadSettings(4, 128, Runtime.getRuntime().availableProcessors());
  }

  /** By name, for the provenance; threads change nothing. */
  public Map<String, String> named() {
    Map<String, String> named = new LinkedHashMap<>();
    named.put("encoder.folds", Integer.toString(folds));
    named.put("encoder.units", Integer.toString(units));
    return named;
  }
}
