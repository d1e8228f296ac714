package dev.bantam.specialist;

/**
 * Where an embedded specialist sends its sampled answers, so that somebody can ask the teacher too
 * and compare: without audits nobody notices when a promise no longer holds. Called on the thread
 * that asked, for a share of all inputs that a coin chooses before they are read; it should return
 * at once.
 */
@FunctionalInterface
public interface AuditSink {

  /** One sampled input with the answer that the specialist gave, local or not. */
  void sampled(String input, Result result);
}
