package dev.bantam.loop;

import dev.bantam.core.guarantee.AuditAlarm;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The audits of one specialist while it serves, in the order in which the coin chose their calls:
 * an answer of the teacher that came early waits for those to earlier calls, since how long a
 * teacher takes may tell what it says. Safe for use by several threads.
 */
final class AuditBook {

  private final TreeMap<String, Optional<Boolean>> open = new TreeMap<>();
  private final TreeSet<String> counted = new TreeSet<>();
  private AuditAlarm alarm;

  /** A book of no audits. */
  AuditBook(double alpha, double delta) {
    this.alarm = AuditAlarm.start(alpha, delta);
  }

  /** The teacher will be asked about a local answer. */
  synchronized void promise(String id) {
    if (!counted.contains(id)) {
      open.putIfAbsent(id, Optional.empty());
    }
  }

  /** The local answer was not given after all. */
  synchronized void withdraw(String id) {
    if (open.getOrDefault(id, Optional.of(true)).isEmpty()) {
      open.remove(id);
    }
  }

  /**
   * The teacher answered, or will not. Counts once, however often it is said.
   *
   * @return the alarm, if one was raised by now
   */
  synchronized Optional<AuditAlarm.Raised> settle(String id, boolean disagrees) {
    if (!counted.contains(id)) {
      open.put(id, Optional.of(disagrees));
    }
    while (!open.isEmpty()) {
      Map.Entry<String, Optional<Boolean>> first = open.firstEntry();
      if (first.getValue().isEmpty()) {
        break;
      }
      open.pollFirstEntry();
      counted.add(first.getKey());
      alarm = alarm.next(first.getValue().get());
    }
    return alarm.raised();
  }

  /** Up to this id nothing will be said again. */
  synchronized void forget(String id) {
    counted.headSet(id, true).clear();
  }

  /** What they have shown so far. */
  synchronized AuditAlarm alarm() {
    return alarm;
  }
}
