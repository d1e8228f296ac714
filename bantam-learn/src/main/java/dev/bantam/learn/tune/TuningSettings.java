package dev.bantam.learn.tune;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How an encoder is trained. The defaults are the usual ones for fine-tuning and the same for every
 * task.
 *
 * @param epochs how often every text is seen
 * @param batch texts of a step
 * @param bodyRate the highest learning rate of the encoder's weights
 * @param headRate the highest learning rate of the heads
 * @param warmUp the share of all steps in which the rates rise
 * @param smoothing the share of each target that is spread evenly over all values
 * @param clip the largest norm of all gradients together
 * @param dropout the share of hidden states that are left out in a step
 * @param longest tokens of a text that are read
 * @param tokensARun tokens, padding included, of one pass; larger batches take several
 * @param threads at work at once
 */
public record TuningSettings(
    int epochs,
    int batch,
    float bodyRate,
    float headRate,
    double warmUp,
    float smoothing,
    double clip,
    float dropout,
    int longest,
    int tokensARun,
    int threads) {

  /**
   * @throws IllegalArgumentException when a number makes no sense
   */
  public TuningSettings {
    boolean sizes = epochs >= 1 && batch >= 1 && longest >= 16 && tokensARun >= longest;
    boolean rates = bodyRate >= 0 && headRate >= 0 && warmUp >= 0 && warmUp <= 1 && clip > 0;
    boolean shares = smoothing >= 0 && smoothing < 1 && dropout >= 0 && dropout < 1;
    if (!sizes || !rates || !shares || threads < 1) {
      throw new IllegalArgumentException("an encoder cannot be trained with such settings");
    }
  }

  /** The settings for every task. */
  public static TuningSettings defaults() {
    return new TuningSettings(
        3,
        32,
        1e-4f,
        5e-3f,
        0.1,
        0.1f,
        1,
        0.1f,
        128,
        4_096,
        Runtime.getRuntime().availableProcessors());
  }

  /** The settings for students of every task: what teachers believe is smooth as it is. */
  public static TuningSettings students() {
    return defaults().withEpochs(6).withRates(2e-4f, 5e-3f).withNoise(0, 0);
  }

  /** The same with another number of epochs. */
  public TuningSettings withEpochs(int other) {
    return new TuningSettings(
        other,
        batch,
        bodyRate,
        headRate,
        warmUp,
        smoothing,
        clip,
        dropout,
        longest,
        tokensARun,
        threads);
  }

  /** The same with other highest learning rates. */
  public TuningSettings withRates(float body, float heads) {
    return new TuningSettings(
        epochs, batch, body, heads, warmUp, smoothing, clip, dropout, longest, tokensARun, threads);
  }

  /** The same with another dropout and another smoothing of targets. */
  public TuningSettings withNoise(float otherDropout, float otherSmoothing) {
    return new TuningSettings(
        epochs,
        batch,
        bodyRate,
        headRate,
        warmUp,
        otherSmoothing,
        clip,
        otherDropout,
        longest,
        tokensARun,
        threads);
  }

  /** By name, for the provenance; threads change nothing. */
  public Map<String, String> named() {
    Map<String, String> named = new LinkedHashMap<>();
    named.put("batch", Integer.toString(batch));
    named.put("rates", bodyRate + ", " + headRate);
    named.put("smoothing", Float.toString(smoothing));
    named.put("dropout", Float.toString(dropout));
    return named;
  }
}
