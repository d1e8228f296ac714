package dev.bantam.loop;

/** Where a task stands in its life. */
public enum Phase {
  /** Every call goes upstream; answers are gathered. */
  OBSERVING,
  /** A specialist is being learned from the answers so far. */
  LEARNING,
  /** A specialist is frozen and waits for enough sampled calls made after that. */
  SHADOW,
  /** A specialist is certified and waits for a person to promote it. */
  READY,
  /** A specialist answers the calls for which its gate opens. */
  SERVING,
  /** Audits said that the promise no longer holds; every call goes upstream again. */
  ALARMED,
  /** A person wants no local answers for now. */
  PAUSED,
  /** Its answers cannot be compared or learned. */
  INELIGIBLE
}
