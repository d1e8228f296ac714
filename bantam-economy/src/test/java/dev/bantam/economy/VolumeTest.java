package dev.bantam.economy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VolumeTest {

  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");

  @Test
  void aGivenVolumeIsTakenAsItIs() {
    Volume volume = Volume.given(3_000_000, 60_000);
    assertThat(volume.perMonth()).isEqualTo(3_000_000);
    assertThat(volume.assumptions())
        .containsExactly("3,000,000 calls a month, as given, in the mix of the 60,000 recorded.");
  }

  @Test
  void anHourlyCallIsAsManyCallsAsAMonthHasHours() {
    // 240 calls, one an hour: 239 hours from the first to the last. A month of 30.4375 days has
    // 730.5 hours: 731 whole calls.
    Volume volume = Volume.extrapolated(evenly(240, Duration.ofHours(1)));
    assertThat(volume.perMonth()).isEqualTo(731);
    assertThat(volume.assumptions())
        .containsExactly(
            "731 calls a month of 30.44 days, at the pace of the 240 recorded in 10.0 days.");
  }

  @Test
  void theOrderOfCallsDoesNotMatter() {
    RecordedCalls forth = RecordedCalls.NONE;
    RecordedCalls back = RecordedCalls.NONE;
    for (int i = 0; i < 100; i++) {
      forth = forth.plus(Optional.of(START.plusSeconds(i * 7_919L)));
      back = back.plus(Optional.of(START.plusSeconds((99 - i) * 7_919L)));
    }
    assertThat(forth).isEqualTo(back);
  }

  @Test
  void callsWithoutATimeComeAtThePaceOfTheOthers() {
    RecordedCalls calls = evenly(240, Duration.ofHours(1));
    for (int i = 0; i < 240; i++) {
      calls = calls.plus(Optional.empty());
    }
    Volume volume = Volume.extrapolated(calls);
    assertThat(volume.perMonth()).isEqualTo(1_461);
    assertThat(volume.assumptions())
        .contains("240 calls without a time are taken to come at the pace of the others.");
  }

  @Test
  void aRecordOfLessThanAWeekIsSaidToBeShort() {
    assertThat(Volume.extrapolated(evenly(50, Duration.ofHours(1))).assumptions())
        .anyMatch(sentence -> sentence.contains("shorter than a week"));
  }

  @Test
  void aRecordOfLessThanADayIsNotExtrapolated() {
    Volume volume = Volume.extrapolated(evenly(61, Duration.ofMinutes(1)));
    assertThat(volume.perMonth()).isEqualTo(61);
    assertThat(volume.assumptions().getFirst())
        .contains("for the 61 calls recorded, not for a month")
        .contains("span 60 minutes, less than a day");
  }

  @Test
  void withoutTimesTheFiguresAreForTheRecord() {
    RecordedCalls calls = RecordedCalls.NONE.plus(Optional.empty());
    assertThat(Volume.extrapolated(calls).assumptions().getFirst())
        .contains("1 call recorded")
        .contains("they have no times");
    assertThat(Volume.extrapolated(RecordedCalls.NONE).perMonth()).isZero();
  }

  @Test
  void extremeTimesDoNotOverflow() {
    RecordedCalls calls =
        RecordedCalls.NONE.plus(Optional.of(Instant.MIN)).plus(Optional.of(Instant.MAX));
    assertThat(Volume.extrapolated(calls).perMonth()).isZero();
  }

  @Test
  void aMonthOfCallsNeedsASample() {
    assertThatIllegalArgumentException().isThrownBy(() -> Volume.given(10, 0));
    assertThat(Volume.given(0, 0).perMonth()).isZero();
  }

  private static RecordedCalls evenly(int calls, Duration gap) {
    RecordedCalls recorded = RecordedCalls.NONE;
    for (int i = 0; i < calls; i++) {
      recorded = recorded.plus(Optional.of(START.plus(gap.multipliedBy(i))));
    }
    return recorded;
  }
}
