package dev.bantam.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Every step of a life, and any number of steps in any order. */
class LivesTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  private static Life after(LifeEvent... events) {
    Life life = Lives.begin(NOW, 400);
    for (LifeEvent event : events) {
      life = Lives.next(life, event, NOW);
    }
    return life;
  }

  private static LifeEvent froze() {
    return new LifeEvent.Froze("0007", 200);
  }

  private static LifeEvent certified(boolean automatic) {
    return new LifeEvent.Certified(automatic, 900);
  }

  @Test
  void theUsualLife() {
    assertThat(after().phase()).isEqualTo(Phase.OBSERVING);
    assertThat(after(new LifeEvent.Began()).phase()).isEqualTo(Phase.LEARNING);
    assertThat(after(new LifeEvent.Began(), froze()).phase()).isEqualTo(Phase.SHADOW);
    Life ready = after(new LifeEvent.Began(), froze(), certified(false));
    assertThat(ready.phase()).isEqualTo(Phase.READY);
    assertThat(ready.serving()).isEmpty();
    Life serving = Lives.next(ready, new LifeEvent.Promoted(), NOW);
    assertThat(serving.phase()).isEqualTo(Phase.SERVING);
    assertThat(serving.serving()).hasValue(1);
    assertThat(serving.candidate()).isEmpty();
    assertThat(after(new LifeEvent.Began(), froze(), certified(true))).isEqualTo(serving);
  }

  @Test
  void whatServesGoesOnWhileABetterOneIsLearned() {
    Life serving = after(new LifeEvent.Began(), froze(), certified(true));
    Life learning = Lives.next(serving, new LifeEvent.Began(), NOW);
    assertThat(learning.phase()).isEqualTo(Phase.SERVING);
    assertThat(learning.serving()).hasValue(1);
    assertThat(learning.candidate().orElseThrow().specialist()).isEqualTo(2);
    Life failed = Lives.next(learning, new LifeEvent.Failed("too few rows", 2_000), NOW);
    assertThat(failed.serving()).hasValue(1);
    assertThat(failed.learnAt()).isEqualTo(2_000);
  }

  @Test
  void anAlarmEndsServingAndWhatWasOnItsWay() {
    Life alarmed =
        after(
            new LifeEvent.Began(),
            froze(),
            certified(true),
            new LifeEvent.Began(),
            new LifeEvent.Alarmed("it was wrong", NOW.plusSeconds(600), "0099"));
    assertThat(alarmed.phase()).isEqualTo(Phase.ALARMED);
    assertThat(alarmed.serving()).isEmpty();
    assertThat(alarmed.candidate()).isEmpty();
    assertThat(alarmed.learnFrom()).isEqualTo("0099");
    assertThatExceptionOfType(LoopException.class)
        .isThrownBy(() -> Lives.next(alarmed, new LifeEvent.Began(), NOW));
    assertThat(Lives.next(alarmed, new LifeEvent.Cooled(400), NOW).phase())
        .isEqualTo(Phase.OBSERVING);
  }

  @Test
  void whatCannotBeDoneIsSaid() {
    Life observing = after();
    assertThatExceptionOfType(LoopException.class)
        .isThrownBy(() -> Lives.next(observing, new LifeEvent.Promoted(), NOW))
        .withMessageContaining("no certified specialist");
    Life unfit = after(new LifeEvent.Unfit("its answers are free text"));
    assertThatExceptionOfType(LoopException.class)
        .isThrownBy(() -> Lives.next(unfit, new LifeEvent.RelearnAsked(), NOW))
        .withMessageContaining("free text");
    Life learning = after(new LifeEvent.Began());
    assertThatExceptionOfType(LoopException.class)
        .isThrownBy(() -> Lives.next(learning, new LifeEvent.RelearnAsked(), NOW))
        .withMessageContaining("on its way");
  }

  @Test
  void neverServesWhatWasNotCertifiedAndNeverUsesANumberTwice() {
    SplittableRandom random = new SplittableRandom(11);
    for (int run = 0; run < 3_000; run++) {
      Life life = Lives.begin(NOW, 400);
      Set<Integer> certified = new HashSet<>();
      int highest = 0;
      for (int step = 0; step < 40; step++) {
        LifeEvent event = any(random);
        Life next;
        try {
          next = Lives.next(life, event, NOW);
        } catch (LoopException e) {
          continue;
        }
        if (event instanceof LifeEvent.Certified) {
          certified.add(life.candidate().orElseThrow().specialist());
        }
        if (event instanceof LifeEvent.Began) {
          assertThat(next.candidate().orElseThrow().specialist()).isGreaterThan(highest);
          highest = next.candidate().orElseThrow().specialist();
        }
        next.serving().ifPresent(number -> assertThat(certified).contains(number));
        if (next.phase() == Phase.SERVING) {
          assertThat(next.serving()).isPresent();
        }
        if (event instanceof LifeEvent.Alarmed
            || event instanceof LifeEvent.Damaged
            || event instanceof LifeEvent.Unfit) {
          assertThat(next.serving()).isEmpty();
        }
        assertThat(next.reason()).isNotBlank();
        life = next;
      }
    }
  }

  private static LifeEvent any(SplittableRandom random) {
    List<LifeEvent> all =
        List.of(
            new LifeEvent.Began(),
            new LifeEvent.Began(),
            froze(),
            froze(),
            certified(true),
            certified(false),
            new LifeEvent.Promoted(),
            new LifeEvent.Failed("not enough", 800),
            new LifeEvent.Paused(),
            new LifeEvent.Resumed(),
            new LifeEvent.RelearnAsked(),
            new LifeEvent.Alarmed("wrong", NOW, "1"),
            new LifeEvent.Cooled(400),
            new LifeEvent.TeacherChanged("t" + random.nextInt(3), "2", 400),
            new LifeEvent.Damaged("a file is missing"),
            new LifeEvent.Unfit("free text"),
            new LifeEvent.Fit(400));
    return all.get(random.nextInt(all.size()));
  }

  @Test
  void aSpecialistWhoseLearnerIsGoneIsLearnedAgainUnderAnotherNumber() {
    Life learning = after(new LifeEvent.Began());
    Life again = Lives.next(learning, new LifeEvent.BeganAgain(), NOW);
    assertThat(again.phase()).isEqualTo(Phase.LEARNING);
    assertThat(again.candidate().orElseThrow().specialist()).isEqualTo(2);
    assertThat(again.specialists()).isEqualTo(2);
    Life paused = Lives.next(learning, new LifeEvent.Paused(), NOW);
    assertThat(Lives.next(paused, new LifeEvent.BeganAgain(), NOW).phase()).isEqualTo(Phase.PAUSED);
    assertThatExceptionOfType(LoopException.class)
        .isThrownBy(() -> after(new LifeEvent.Began(), froze(), new LifeEvent.BeganAgain()));
  }

  @Test
  void whatCannotBeLearnedStaysSoWithAnotherTeacher() {
    Life unfit =
        after(new LifeEvent.TeacherChanged("one", "", 400), new LifeEvent.Unfit("free text"));
    Life changed = Lives.next(unfit, new LifeEvent.TeacherChanged("two", "7", 400), NOW);
    assertThat(changed.phase()).isEqualTo(Phase.INELIGIBLE);
    assertThat(changed.reason()).isEqualTo("Free text.");
    assertThat(changed.teacher()).isEqualTo("two");
  }

  @Test
  void whyASpecialistIsGoneIsSaidWhileTheNextOneIsLearned() {
    Life learning =
        after(
            new LifeEvent.Began(),
            froze(),
            certified(true),
            new LifeEvent.Damaged("a file is missing"),
            new LifeEvent.Began());
    assertThat(learning.reason())
        .isEqualTo(
            "Its specialist cannot be used: A file is missing. Specialist 2 is being learned.");
    assertThat(Lives.next(learning, froze(), NOW).reason())
        .startsWith("Its specialist cannot be used: A file is missing. Specialist 2 is frozen");
  }

  @Test
  void whatMayBeLearnedFromNeverGrowsBackwards() {
    Life life = after(new LifeEvent.TeacherChanged("one", "", 400));
    Life alarmed = Lives.next(life, new LifeEvent.Alarmed("audits", NOW, "0042"), NOW);
    Life changed = Lives.next(alarmed, new LifeEvent.TeacherChanged("two", "", 400), NOW);
    assertThat(changed.learnFrom()).isEqualTo("0042");
  }
}
