package dev.bantam.core.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditAlarmTest {

  @Test
  void betsAreThoseBelowOneOverAlpha() {
    assertThat(bets(0.03)).containsExactly(2.0, 5.0, 10.0, 20.0);
    assertThat(bets(0.05)).containsExactly(2.0, 5.0, 10.0);
    assertThat(bets(0.1)).containsExactly(2.0, 5.0);
    assertThat(bets(0.4)).containsExactly(2.0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChangeDetector.start(0.5))
        .withMessageContaining("0.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ChangeDetector(0.1, 0, List.of(new ShiryaevRoberts(10, 0))));
  }

  @Test
  void theAverageGrowsByOneAnAuditAtRiskAlphaInTheMean() {
    ChangeDetector now = ChangeDetector.start(0.05).next(true).next(false).next(true);
    double mean = 0.05 * now.next(true).average() + 0.95 * now.next(false).average();
    assertThat(mean).isCloseTo(now.average() + 1, within(1e-12));
    assertThat(now.next(0.05).average()).isCloseTo(now.average() + 1, within(1e-12));
  }

  @Test
  void millionsOfAuditsOfEitherKindStayFiniteAndAreForgotten() {
    ChangeDetector detector = ChangeDetector.start(0.05);
    for (int i = 0; i < 2_000_000; i++) {
      detector = detector.next(true);
    }
    assertThat(detector.average()).isFinite();
    assertThat(detector.alarmed()).isTrue();
    for (int i = 0; i < 2_000_000; i++) {
      detector = detector.next(false);
    }
    assertThat(detector.average()).isBetween(0.1, 10.0);
    assertThat(detector.audits()).isEqualTo(4_000_000);
  }

  @Test
  void theEvidenceRaisesTheAlarmFirstWhenFreshAndStaysRaised() {
    AuditAlarm alarm = AuditAlarm.start(0.05, 0.05);
    while (alarm.raised().isEmpty()) {
      alarm = alarm.next(true);
    }
    AuditAlarm.Raised raised = alarm.raised().orElseThrow();
    assertThat(raised.byEvidence()).isTrue();
    assertThat(raised.byChange()).isFalse();
    assertThat(raised.audit()).isEqualTo(alarm.evidence().audits()).isLessThan(5);
    for (int i = 0; i < 1_000; i++) {
      alarm = alarm.next(false);
    }
    assertThat(alarm.raised()).contains(raised);
  }

  @Test
  void theDetectorRaisesTheAlarmFirstAfterAGoodHistory() {
    AuditAlarm alarm = AuditAlarm.start(0.05, 0.05);
    for (int i = 0; i < 5_000; i++) {
      alarm = alarm.next(false);
    }
    assertThat(alarm.raised()).isEmpty();
    assertThat(alarm.confirmed()).isTrue();
    while (alarm.raised().isEmpty()) {
      alarm = alarm.next(true);
    }
    AuditAlarm.Raised raised = alarm.raised().orElseThrow();
    assertThat(raised.byEvidence()).isFalse();
    assertThat(raised.byChange()).isTrue();
    assertThat(alarm.confirmed()).isFalse();
    assertThat(raised.audit()).isBetween(5_005L, 5_020L);
  }

  @Test
  void aWatchIsRebuiltFromItsPartsAndGoesOnAsBefore() {
    AuditAlarm alarm = AuditAlarm.start(0.1, 0.05).next(true).next(false).next(0.5);
    ChangeDetector change =
        new ChangeDetector(
            alarm.change().alpha(), alarm.change().audits(), alarm.change().statistics());
    AuditAlarm rebuilt = new AuditAlarm(0.05, new AuditEvidence(1.5, 3), change, Optional.empty());
    assertThat(rebuilt).isEqualTo(alarm);
    assertThat(rebuilt.next(true)).isEqualTo(alarm.next(true));
  }

  @Test
  void impossibleValuesAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> AuditAlarm.start(0.05, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> AuditAlarm.start(0, 0.05));
    assertThatIllegalArgumentException().isThrownBy(() -> AuditAlarm.start(0.05, 0.05).next(-0.1));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new AuditAlarm(
                    0.05, new AuditEvidence(0, 1), ChangeDetector.start(0.05), Optional.empty()));
  }

  private static List<Double> bets(double alpha) {
    return ChangeDetector.start(alpha).statistics().stream().map(ShiryaevRoberts::lambda).toList();
  }
}
