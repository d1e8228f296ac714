package dev.bantam.loop;

import java.util.List;
import java.util.Optional;

/**
 * Where the loop keeps what must survive. Used by many threads at once, and by several processes
 * where the database allows it. What a method wrote is committed when it returns.
 */
public interface LoopStore {

  /** All tasks, the oldest first. */
  List<TaskRecord> tasks();

  /** One task. */
  Optional<TaskRecord> task(String id);

  /** Adds a task; false when there is one of that id. */
  boolean add(TaskRecord task);

  /**
   * Puts a task in the place of its earlier self, whose revision is one less.
   *
   * @return false when somebody else changed it in between: nothing was written then
   */
  boolean replace(TaskRecord task);

  /**
   * Adds these, all or none of them; those whose id is known are passed over.
   *
   * @return how many were added
   */
  int observe(List<Observation> observations);

  /**
   * Says what the teacher answered to a call for which it was still being asked.
   *
   * @return false when there is no such call or its answer is known: nothing was written then
   */
  boolean settle(String id, TeacherAnswer answer);

  /** A task's observations with larger ids than this, in order. */
  List<Observation> observations(String task, String after, int most);

  /** Of all tasks, those for which the teacher is still being asked, in order. */
  List<Observation> pending();

  /** Keeps a correction; a later one of the same call takes its place. */
  void correct(Correction correction);

  /** A task's corrections, the oldest first. */
  List<Correction> corrections(String task);
}
