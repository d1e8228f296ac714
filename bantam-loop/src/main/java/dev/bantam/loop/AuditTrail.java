package dev.bantam.loop;

import dev.bantam.core.Certificate;
import dev.bantam.core.guarantee.AuditAlarm;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Audits as they are stored: nothing of them is lost with a process. */
final class AuditTrail {

  private final LoopStore store;

  AuditTrail(LoopStore store) {
    this.store = store;
  }

  /**
   * All audits of a specialist so far.
   *
   * @param observations of the task, in their order
   */
  static AuditBook book(
      KnownTask task, int specialist, Certificate promised, List<Observation> observations) {
    AuditBook book = new AuditBook(promised.alpha(), promised.delta());
    observations.forEach(one -> enter(task, book, specialist, one));
    return book;
  }

  /** An audit, if the observation is one of the specialist that serves. */
  Optional<AuditAlarm.Raised> enter(KnownTask task, Service service, Observation one) {
    return enter(task, service.audits(), service.number(), one);
  }

  private static Optional<AuditAlarm.Raised> enter(
      KnownTask task, AuditBook book, int specialist, Observation one) {
    boolean audited =
        one.sampled()
            && !one.retry()
            && one.local().filter(local -> local.specialist() == specialist).isPresent();
    if (!audited || task.texts().isEmpty()) {
      return Optional.empty();
    }
    if (one.teacher() instanceof TeacherAnswer.Pending) {
      book.promise(one.id());
      return Optional.empty();
    }
    boolean agrees = task.texts().get().agree(one.local().orElseThrow(), one.teacher());
    return book.settle(one.id(), !agrees);
  }

  /**
   * Audits that other gateways of the same store made, until one raises the alarm.
   *
   * @param youngFrom calls from then on are looked at again: an earlier one may still be on its way
   *     into the store
   */
  Optional<AuditAlarm.Raised> others(KnownTask task, Service service, Instant youngFrom) {
    for (Observation one : Rows.after(store, task.id(), task.auditedUpTo())) {
      Optional<AuditAlarm.Raised> raised = enter(task, service, one);
      if (raised.isPresent()) {
        return raised;
      }
      task.auditSeen(one, youngFrom);
    }
    service.audits().forget(task.auditedUpTo());
    return Optional.empty();
  }
}
