package dev.bantam.learn.data;

/** How arrays grow that are filled row by row. */
final class Growth {

  private Growth() {}

  /** The next capacity: half as much again. */
  static int of(int capacity) {
    return Math.addExact(Math.max(capacity, 16), Math.max(capacity, 16) >> 1);
  }
}
