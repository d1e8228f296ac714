package dev.bantam.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What rows of different times may do. */
class RowsTest {

  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
  private static final TeacherAnswer YES = new TeacherAnswer.Answered("yes", "t");

  private long number;

  private Observation row(
      double coin, double sample, String source, boolean local, TeacherAnswer teacher) {
    return new Observation(
        "%06d".formatted(number++),
        "task",
        NOON,
        source,
        coin,
        sample,
        false,
        "input " + number,
        local ? Optional.of(new LocalAnswer(1, "lexical", "yes", 1, 0.9)) : Optional.empty(),
        teacher);
  }

  @Test
  void hardCallsAreTrainedOnAndNeverPlannedOn() {
    List<LearnRow> rows =
        Rows.toLearn(
            List.of(row(0.5, 1, "", false, YES), row(0.5, 0.1, "", false, YES)), List.of());
    assertThat(rows).extracting(LearnRow::trainOnly).containsExactly(false, true);
    assertThat(rows).extracting(LearnRow::weight).containsExactly(1f, 1f);
  }

  @Test
  void aPersonsWordTakesNoWeightFromTheTeachers() {
    Correction correction = new Correction("c", "task", NOON, "somebody", "input x", "no");
    List<LearnRow> rows =
        Rows.toLearn(
            List.of(row(0.5, 1, "one", false, YES), row(0.5, 1, "one", false, YES)),
            List.of(correction));
    assertThat(rows).extracting(LearnRow::weight).containsExactly(1f, 1f, 1f);
  }

  @Test
  void oneSourceAmongFewCallsOfOthersIsStillLearnedFrom() {
    List<Observation> all = new ArrayList<>();
    all.add(row(0.5, 1, "other", false, YES));
    for (int i = 0; i < 1_000; i++) {
      all.add(row(0.5, 1, "one", false, YES));
    }
    assertThat(Rows.toLearn(all, List.of()).getLast().weight()).isEqualTo(0.1f);
  }

  @Test
  void whatWasSampledStandsForWhatWasAnsweredHere() {
    List<LearnRow> rows = Rows.toLearn(List.of(row(0.01, 0.05, "", true, YES)), List.of());
    assertThat(rows.getFirst().weight()).isEqualTo(20f);
  }

  @Test
  void ofTimesWithDifferentSharesAUniformSampleIsPlannedOn() {
    SplittableRandom random = new SplittableRandom(3);
    List<Observation> all = new ArrayList<>();
    for (int i = 0; i < 4_000; i++) {
      double share = i < 1_000 ? 1 : 0.5;
      double coin = random.nextDouble();
      if (coin < share) {
        all.add(row(coin, share, "", false, YES));
      }
    }
    List<LearnRow> rows = Rows.toLearn(all, List.of());
    // Half of the calls of both times: 500 of the first thousand, 1,500 of the others.
    long early = rows.subList(0, 1_000).stream().filter(row -> !row.trainOnly()).count();
    long late = rows.subList(1_000, rows.size()).stream().filter(row -> !row.trainOnly()).count();
    assertThat(early).isBetween(440L, 560L);
    assertThat(late).isEqualTo(rows.size() - 1_000);
  }

  @Test
  void oneSourceIsHalfAtMost() {
    List<Observation> all = new ArrayList<>();
    for (int i = 0; i < 90; i++) {
      all.add(row(0.5, 1, "loud", false, YES));
    }
    for (int i = 0; i < 10; i++) {
      all.add(row(0.5, 1, "quiet", false, YES));
    }
    double loud =
        Rows.toLearn(all, List.of()).subList(0, 90).stream().mapToDouble(LearnRow::weight).sum();
    assertThat(loud).isCloseTo(10, within(0.01));
  }

  @Test
  void aCorrectionTakesThePlaceOfTheTeachersAnswer() {
    Observation one = row(0.5, 1, "", false, YES);
    Correction correction = new Correction(one.id(), "task", NOON, "", one.input(), "no");
    List<LearnRow> rows = Rows.toLearn(List.of(one), List.of(correction));
    assertThat(rows).containsExactly(new LearnRow(one.input(), Optional.of("no"), true, 1));
  }

  @Test
  void whatTheTeacherOwesIsWaitedFor() {
    Observation first = row(0.1, 1, "", false, YES);
    Observation owed = row(0.1, 1, "", true, new TeacherAnswer.Pending(NOON));
    Observation last = row(0.1, 1, "", false, YES);
    assertThat(Rows.toCertify(List.of(first, owed, last), 2)).hasSize(1);
    assertThat(Rows.toCertify(List.of(first, last), 2)).hasSize(2);
  }

  @Test
  void silenceAndRefusalsCertifyAsDisagreements() {
    List<LearnRow> rows =
        Rows.toCertify(List.of(row(0.1, 1, "", false, new TeacherAnswer.Unusable("refused"))), 5);
    assertThat(rows).hasSize(1);
    assertThat(rows.getFirst().answer()).isEmpty();
  }
}
