package dev.bantam.learn;

import dev.bantam.learn.encoder.BaseModelFiles;

/**
 * How an encoder was trained for a task, so that it can be done again with other rows.
 *
 * @param origin the base model, as training begins with it
 * @param pairs whether it first learned to tell pairs apart
 * @param steps how many training took after that
 */
record Recipe(BaseModelFiles origin, boolean pairs, long steps) {

  /** For the provenance. */
  String words() {
    return "%sfine-tuned in %,d steps".formatted(pairs ? "pairs, then " : "", steps);
  }
}
