package dev.bantam.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A store that holds every change of a life to what must be true of all of them. */
final class WatchedStore implements LoopStore {

  private final LoopStore store = new MemoryLoopStore();
  private final Set<Integer> frozen = new HashSet<>();

  /** Up to which call some were opened to certify a specialist. */
  private String opened = "";

  private int certified;

  /** How many specialists were certified. */
  int certified() {
    return certified;
  }

  @Override
  public synchronized boolean replace(TaskRecord next) {
    Life before = store.task(next.task().id()).orElseThrow().life();
    boolean kept = store.replace(next);
    if (kept) {
      check(next.task().id(), before, next.life());
    }
    return kept;
  }

  private void check(String task, Life before, Life after) {
    assertThat(after.specialists()).isGreaterThanOrEqualTo(before.specialists());
    assertThat(after.learnFrom()).isGreaterThanOrEqualTo(before.learnFrom());
    boolean serves = after.phase() == Phase.SERVING;
    assertThat(serves && after.serving().isEmpty()).as("%s", after).isFalse();
    boolean wasShadow = stage(before).filter(Candidate.Stage.SHADOW::equals).isPresent();
    boolean isShadow = stage(after).filter(Candidate.Stage.SHADOW::equals).isPresent();
    if (isShadow && !wasShadow) {
      Candidate candidate = after.candidate().orElseThrow();
      assertThat(frozen.add(candidate.specialist())).as("number %s again", candidate).isTrue();
      assertThat(candidate.after())
          .as("rows that were opened before")
          .isGreaterThanOrEqualTo(opened);
    }
    if (wasShadow && !isShadow) {
      Candidate candidate = before.candidate().orElseThrow();
      boolean passed =
          after.serving().equals(OptionalInt.of(candidate.specialist()))
              || stage(after).filter(Candidate.Stage.READY::equals).isPresent();
      List<Observation> later = store.observations(task, candidate.after(), Integer.MAX_VALUE);
      opened = later.isEmpty() ? opened : later.getLast().id();
      if (passed) {
        certified++;
        assertThat(later.stream().filter(one -> one.sampled() && !one.retry()).count())
            .isGreaterThanOrEqualTo(candidate.rows());
      }
    }
    if (after.serving().isPresent() && !after.serving().equals(before.serving())) {
      assertThat(before.candidate().map(Candidate::specialist))
          .contains(after.serving().getAsInt());
      assertThat(stage(before).orElseThrow()).isNotEqualTo(Candidate.Stage.LEARNING);
    }
  }

  private static Optional<Candidate.Stage> stage(Life life) {
    return life.candidate().map(Candidate::stage);
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
  public void observe(List<Observation> observations) {
    store.observe(observations);
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
    return new ArrayList<>(store.corrections(task));
  }
}
