package dev.bantam.learn.tune;

/** How a training ends. */
public enum Ending {
  /** As planned. */
  FINISHED("finished"),
  /** Somebody asked for the end. */
  ASKED("ended early"),
  /** Its first steps showed that it would take far longer than there is time. */
  TOO_LONG("was given up: it would take longer than there is time"),
  /** A loss or gradient was no finite number; the weights are those of the step before. */
  NOT_FINITE("ended early: its loss was no finite number");

  private final String words;

  Ending(String words) {
    this.words = words;
  }

  /** In words. */
  public String words() {
    return words;
  }
}
