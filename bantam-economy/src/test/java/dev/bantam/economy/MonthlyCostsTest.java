package dev.bantam.economy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class MonthlyCostsTest {

  private static final TaskSpend TRIAGE = new TaskSpend("triage", bill(40_000, "16.40"), 0.8);
  private static final TaskSpend DRAFTS = new TaskSpend("drafts", bill(20_000, "90.00"), 0);

  @Test
  void sampledCallsCostAsBefore() {
    // Recorded: 60,000 calls, $16.40 for triage and $90.00 for drafts; a month has 3,000,000: x 50.
    //   triage today: 16.40 x 50 = $820.00; drafts today: 90.00 x 50 = $4,500.00
    //   80 % of triage are local, 5 % of these are sampled and asked upstream all the same:
    //   820.00 x (1 - 0.80 x 0.95) = 820.00 x 0.24 = $196.80
    MonthlyCosts costs =
        MonthlyCosts.of(List.of(TRIAGE, DRAFTS), Volume.given(3_000_000, 60_000), 0.05);
    assertThat(costs.tasks())
        .hasEntrySatisfying(
            "triage",
            triage -> {
              assertThat(triage.calls()).isEqualTo(2_000_000);
              assertThat(triage.today()).isEqualByComparingTo("820");
              assertThat(triage.after()).isEqualByComparingTo("196.8");
              assertThat(triage.saving()).isEqualByComparingTo("623.2");
            });
    assertThat(costs.total().today()).isEqualByComparingTo("5320");
    assertThat(costs.total().after()).isEqualByComparingTo("4696.8");
    assertThat(costs.total().calls()).isEqualTo(3_000_000);
  }

  @Test
  void everyAssumptionIsASentence() {
    MonthlyCosts costs =
        MonthlyCosts.of(List.of(TRIAGE, DRAFTS), Volume.given(3_000_000, 60_000), 0.05);
    assertThat(costs.assumptions())
        .containsExactly(
            "3,000,000 calls a month, as given, in the mix of the 60,000 recorded.",
            "Within a task, calls answered locally cost upstream what the others cost.",
            "What the local machine costs is not counted.",
            "5 % of all calls are sampled for audits and go to the teacher as before.");
  }

  @Test
  void auditingEveryCallSavesNothing() {
    MonthlyCosts costs = MonthlyCosts.of(List.of(TRIAGE), Volume.given(40_000, 40_000), 1);
    assertThat(costs.total().after()).isEqualByComparingTo(costs.total().today());
  }

  @Test
  void withoutAuditsTheLocalShareIsSaved() {
    TaskSpend all = new TaskSpend("triage", bill(40_000, "16.40"), 1);
    MonthlyCosts costs = MonthlyCosts.of(List.of(all), Volume.given(40_000, 40_000), 0);
    assertThat(costs.total().after()).isEqualByComparingTo("0");
  }

  @Test
  void theTotalIsTheSumOfTheTasksToTheLastDigit() {
    // A third of a cent does not end: the tasks are rounded at the 18th decimal, and the total is
    // theirs.
    List<TaskSpend> thirds =
        List.of(
            new TaskSpend("a", bill(1, "0.01"), 0),
            new TaskSpend("b", bill(1, "0.01"), 0),
            new TaskSpend("c", bill(1, "0.01"), 0));
    MonthlyCosts costs = MonthlyCosts.of(thirds, Volume.given(1, 3), 0.05);
    assertThat(costs.tasks().values())
        .allSatisfy(cost -> assertThat(cost.today()).isEqualTo("0.003333333333333333"));
    assertThat(costs.total().today()).isEqualTo("0.009999999999999999");
    assertThat(Money.of(costs.total().today())).isEqualTo("$0.01");
  }

  @Test
  void theOrderOfTasksIsKept() {
    MonthlyCosts costs =
        MonthlyCosts.of(List.of(TRIAGE, DRAFTS), Volume.given(60_000, 60_000), 0.05);
    assertThat(costs.tasks().keySet()).containsExactly("triage", "drafts");
  }

  @Test
  void sharesThatAreNoneAreRefused() {
    Volume volume = Volume.given(1, 1);
    for (double share : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new TaskSpend("a", bill(1, "1"), share));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> MonthlyCosts.of(List.of(), volume, share));
    }
  }

  @Test
  void moreCallsThanRecordedAndTwoTasksOfOneNameAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MonthlyCosts.of(List.of(TRIAGE), Volume.given(1, 1), 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MonthlyCosts.of(List.of(TRIAGE, TRIAGE), Volume.given(80_000, 80_000), 0))
        .withMessageContaining("triage");
  }

  private static Bill bill(long calls, String cost) {
    return new Bill(calls, calls, new BigDecimal(cost), List.of());
  }
}
