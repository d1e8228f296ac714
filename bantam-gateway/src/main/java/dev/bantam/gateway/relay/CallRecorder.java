package dev.bantam.gateway.relay;

/** Keeps calls. */
@FunctionalInterface
public interface CallRecorder {

  /** Keeps nothing. */
  CallRecorder NONE = call -> {};

  /**
   * Keeps a call. How soon it is safe is the recorder's promise; when this returns normally, what
   * it promised holds.
   *
   * @throws RecordingException when it has to be kept and cannot
   */
  void record(RelayedCall call);
}
