package dev.bantam.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that fails for a while: nothing that was decided is lost with that. */
class StoreTroubleTest {

  private static final Messages MESSAGES = new Messages(4, 0.5);

  @TempDir private Path folder = Path.of("");

  /** Refuses some lives, or to tell of corrections, while it is told to. */
  private static final class Failing extends PassingStore {

    private Predicate<Life> refused = life -> false;
    private boolean mute;

    Failing() {
      super(new MemoryLoopStore());
    }

    @Override
    public boolean replace(TaskRecord task) {
      if (refused.test(task.life())) {
        throw new LoopException("The disk is full.");
      }
      return super.replace(task);
    }

    @Override
    public List<Correction> corrections(String task) {
      if (mute) {
        throw new LoopException("The connection was lost.");
      }
      return super.corrections(task);
    }
  }

  private final Failing store = new Failing();
  private Street street;

  @BeforeEach
  void open() {
    street =
        new Street(
            store,
            folder,
            LoopSettings.of(TaskSettings.defaults().promotedAutomatically()),
            MESSAGES.labels(),
            MESSAGES::label);
  }

  private void callUntil(Phase phase, long seed) {
    for (String input : MESSAGES.some(8_000, seed)) {
      street.call(input);
      if (street.phase() == phase) {
        return;
      }
    }
    throw new AssertionError("never %s: %s".formatted(phase, street.task()));
  }

  private long local(long seed) {
    return street.run(MESSAGES.some(200, seed)).stream()
        .filter(passed -> passed.local().isPresent())
        .count();
  }

  @Test
  void anAlarmThatCannotBeStoredEndsLocalAnswersAndIsStoredLater() {
    callUntil(Phase.SERVING, 2);
    store.refused = life -> life.phase() == Phase.ALARMED;
    street.teacher("teacher-1", input -> "category-a");
    street.run(MESSAGES.some(2_000, 3));
    assertThat(local(4)).isZero();
    street.loop().tick();
    assertThat(local(5)).isZero();
    assertThat(street.phase()).isEqualTo(Phase.SERVING);
    store.refused = life -> false;
    street.loop().tick();
    assertThat(street.phase()).isEqualTo(Phase.ALARMED);
    assertThat(street.task().reason()).contains("disagreed with the teacher");
  }

  @Test
  void aFreezeThatCannotBeStoredIsStoredLater() {
    store.refused = life -> life.phase() == Phase.SHADOW;
    callUntil(Phase.LEARNING, 2);
    street.run(MESSAGES.some(50, 3));
    street.loop().tick();
    assertThat(street.phase()).isEqualTo(Phase.LEARNING);
    store.refused = life -> false;
    street.loop().tick();
    assertThat(street.phase()).isEqualTo(Phase.SHADOW);
    callUntil(Phase.SERVING, 4);
  }

  @Test
  void aLearnerThatCouldNotBeGivenItsRowsIsGivenThemLater() {
    street.run(MESSAGES.some(200, 1));
    store.mute = true;
    callUntil(Phase.LEARNING, 2);
    street.loop().tick();
    assertThat(street.phase()).isEqualTo(Phase.LEARNING);
    store.mute = false;
    street.loop().tick();
    assertThat(street.phase()).isEqualTo(Phase.SHADOW);
  }
}
