package dev.bantam.loop;

import java.util.List;
import java.util.Optional;

/** A store that passes all on to another one. */
class PassingStore implements LoopStore {

  private final LoopStore store;

  PassingStore(LoopStore store) {
    this.store = store;
  }

  @Override
  public int observe(List<Observation> observations) {
    return store.observe(observations);
  }

  @Override
  public List<TaskRecord> tasks() {
    return store.tasks();
  }

  @Override
  public Optional<TaskRecord> task(String id) {
    return store.task(id);
  }

  @Override
  public boolean add(TaskRecord task) {
    return store.add(task);
  }

  @Override
  public boolean replace(TaskRecord task) {
    return store.replace(task);
  }

  @Override
  public boolean settle(String id, TeacherAnswer answer) {
    return store.settle(id, answer);
  }

  @Override
  public List<Observation> observations(String task, String after, int most) {
    return store.observations(task, after, most);
  }

  @Override
  public List<Observation> pending() {
    return store.pending();
  }

  @Override
  public void correct(Correction correction) {
    store.correct(correction);
  }

  @Override
  public List<Correction> corrections(String task) {
    return store.corrections(task);
  }
}
