package dev.bantam.core.guarantee;

/** What a labelled row may be used for. */
public enum Place {
  /** Learning, and only here cleaning. */
  TRAIN,
  /** Temperature, the path of gates and their order. */
  TUNE,
  /** Opened once, for the certificate. */
  CALIBRATE,
  /** Nothing: a further row of an id that has its one row in tune or calibrate. */
  UNUSED
}
