package dev.bantam.gateway.answer;

import dev.bantam.gateway.store.StoredTrace;

/** Which traces tell what a teacher says. */
final class TeacherTraces {

  private TeacherTraces() {}

  /**
   * Whether this one does: the model's own upstream answered, or said that it will not answer such
   * a call. What failed otherwise tells nothing, since the client will ask again.
   */
  static boolean is(StoredTrace trace, Teachers teachers, String model) {
    boolean said =
        trace.outcome().equals("answered") || trace.status() == 400 || trace.status() == 422;
    return said && trace.upstream().isPresent() && teachers.of(model).equals(trace.upstream());
  }
}
