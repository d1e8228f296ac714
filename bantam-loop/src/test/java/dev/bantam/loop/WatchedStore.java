package dev.bantam.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A store that holds every change of a life to what must be true of all of them. */
final class WatchedStore extends PassingStore {

  private final Set<Integer> frozen = new HashSet<>();

  /** Up to which call some were opened to certify a specialist. */
  private String opened = "";

  private int certified;

  WatchedStore() {
    super(new MemoryLoopStore());
  }

  /** How many specialists were certified. */
  int certified() {
    return certified;
  }

  @Override
  public synchronized boolean replace(TaskRecord next) {
    Life before = task(next.task().id()).orElseThrow().life();
    boolean kept = super.replace(next);
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
      List<Observation> later = observations(task, candidate.after(), Integer.MAX_VALUE);
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
}
