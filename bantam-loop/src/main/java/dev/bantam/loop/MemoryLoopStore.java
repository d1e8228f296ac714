package dev.bantam.loop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps everything in memory: for programs that need not survive, and for simulations. */
public final class MemoryLoopStore implements LoopStore {

  private final Map<String, TaskRecord> tasks = new LinkedHashMap<>();
  private final TreeMap<String, Observation> observations = new TreeMap<>();
  private final Map<String, TreeMap<String, Observation>> byTask = new LinkedHashMap<>();
  private final Map<String, Correction> corrections = new LinkedHashMap<>();

  /** With nothing in it. */
  public MemoryLoopStore() {}

  @Override
  public synchronized List<TaskRecord> tasks() {
    return List.copyOf(tasks.values());
  }

  @Override
  public synchronized Optional<TaskRecord> task(String id) {
    return Optional.ofNullable(tasks.get(id));
  }

  @Override
  public synchronized boolean add(TaskRecord task) {
    return tasks.putIfAbsent(task.task().id(), task) == null;
  }

  @Override
  public synchronized boolean replace(TaskRecord task) {
    TaskRecord before = tasks.get(task.task().id());
    if (before == null || before.revision() != task.revision() - 1) {
      return false;
    }
    tasks.put(task.task().id(), task);
    return true;
  }

  @Override
  public synchronized int observe(List<Observation> some) {
    int added = 0;
    for (Observation observation : some) {
      if (observations.putIfAbsent(observation.id(), observation) == null) {
        put(observation);
        added++;
      }
    }
    return added;
  }

  private void put(Observation observation) {
    observations.put(observation.id(), observation);
    byTask
        .computeIfAbsent(observation.task(), task -> new TreeMap<>())
        .put(observation.id(), observation);
  }

  @Override
  public synchronized boolean settle(String id, TeacherAnswer answer) {
    Observation before = observations.get(id);
    if (before == null || !(before.teacher() instanceof TeacherAnswer.Pending)) {
      return false;
    }
    put(
        new Observation(
            id,
            before.task(),
            before.time(),
            before.source(),
            before.coin(),
            before.sample(),
            before.retry(),
            before.input(),
            before.local(),
            answer));
    return true;
  }

  @Override
  public synchronized List<Observation> observations(String task, String after, int most) {
    TreeMap<String, Observation> all = byTask.getOrDefault(task, new TreeMap<>());
    return all.tailMap(after, false).values().stream().limit(most).toList();
  }

  @Override
  public synchronized List<Observation> pending() {
    return observations.values().stream()
        .filter(one -> one.teacher() instanceof TeacherAnswer.Pending)
        .toList();
  }

  @Override
  public synchronized void correct(Correction correction) {
    corrections.remove(correction.id());
    corrections.put(correction.id(), correction);
  }

  @Override
  public synchronized List<Correction> corrections(String task) {
    List<Correction> some = new ArrayList<>(corrections.values());
    some.removeIf(one -> !one.task().equals(task));
    return List.copyOf(some);
  }
}
