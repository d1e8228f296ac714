package dev.bantam.learn.tune;

import dev.bantam.onnx.Graph;

/**
 * What became of a training.
 *
 * @param graph the encoder with its heads and what was learned; the last good weights, however it
 *     ended
 * @param steps how many were done
 * @param firstLoss the mean loss of the first steps that this run did
 * @param lastLoss that of the last ones
 * @param ending how it ended
 */
record Trained(Graph graph, long steps, double firstLoss, double lastLoss, Ending ending) {

  /** How a training ends. */
  enum Ending {
    /** As planned. */
    FINISHED("finished"),
    /** Somebody asked for the end. */
    ASKED("ended early"),
    /** A loss or gradient was no finite number; the weights are those of the step before. */
    NOT_FINITE("ended early: its loss was no finite number");

    private final String words;

    Ending(String words) {
      this.words = words;
    }

    /** In words. */
    String words() {
      return words;
    }
  }
}
