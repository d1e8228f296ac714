package dev.bantam.specialist.encoder;

/**
 * Cuts a long row of tokens into overlapping windows of equal length, spread evenly, so that none
 * is short and each counts alike.
 *
 * @param width how many tokens a window has
 * @param overlap how many tokens neighbours share at least
 */
record Windows(int width, int overlap) {

  /** What lies behind this many windows is not read. */
  static final int MOST = 8;

  /** Windows that share a quarter. */
  static Windows of(int width) {
    return new Windows(width, width / 4);
  }

  /** How many tokens are read at most. */
  int most() {
    return width + (MOST - 1) * (width - overlap);
  }

  /** How many windows that many tokens need. */
  int count(int tokens) {
    int step = width - overlap;
    return tokens <= width ? 1 : 1 + (tokens - width + step - 1) / step;
  }

  /** Where a window begins. */
  int start(int window, int tokens) {
    int count = count(tokens);
    return count == 1 ? 0 : (int) ((long) window * (tokens - width) / (count - 1));
  }
}
