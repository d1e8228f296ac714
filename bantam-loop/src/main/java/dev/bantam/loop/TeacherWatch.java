package dev.bantam.loop;

import java.util.Optional;

/**
 * Notices that a task's teacher is another one: its model or fingerprint. Providers change
 * fingerprints to and fro while they roll a version out, so a change counts once the old one has
 * not answered for {@value #IN_A_ROW} calls.
 */
final class TeacherWatch {

  static final int IN_A_ROW = 20;

  /**
   * Another teacher.
   *
   * @param teacher its model or fingerprint
   * @param before the id of the last call of the one before
   */
  record Change(String teacher, String before) {}

  private int others;
  private String last = "";

  /**
   * An answer.
   *
   * @param known whose answers count; empty before there was one
   * @param model who gave this one
   * @param id of the call
   */
  Optional<Change> saw(String known, String model, String id) {
    if (model.equals(known) || model.isEmpty()) {
      others = 0;
      last = id;
      return Optional.empty();
    }
    if (known.isEmpty()) {
      return Optional.of(new Change(model, ""));
    }
    others++;
    if (others < IN_A_ROW) {
      return Optional.empty();
    }
    others = 0;
    return Optional.of(new Change(model, last));
  }
}
