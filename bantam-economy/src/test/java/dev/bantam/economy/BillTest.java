package dev.bantam.economy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.core.Usage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BillTest {

  private static final PriceList PRICES =
      PriceList.of(
          List.of(
              new ModelPrice(
                  "big",
                  Optional.empty(),
                  List.of(),
                  Price.perMillion(
                      new BigDecimal("2"), new BigDecimal("10"), LocalDate.EPOCH, "hand"))));

  @Test
  void callsOfOneModelAreBilledTogether() {
    Consumption used =
        Consumption.NONE.plus(new Usage(1_000, 0, 100, 0)).plus(new Usage(3_000, 0, 300, 0));
    // 4,000 x $2 / 1,000,000 + 400 x $10 / 1,000,000 = 0.008 + 0.004
    Bill bill = Bill.of(Map.of("big", used), PRICES);
    assertThat(bill.cost()).isEqualTo("0.012");
    assertThat(bill.complete()).isTrue();
    assertThat(bill.remarks()).isEmpty();
  }

  @Test
  void anUnknownModelIsSaidAndNotGuessed() {
    Consumption used = Consumption.NONE.plus(new Usage(1_000_000, 0, 0, 0));
    Bill bill = Bill.of(Map.of("big", used, "bigger", used), PRICES);
    assertThat(bill.cost()).isEqualTo("2");
    assertThat(bill.calls()).isEqualTo(2);
    assertThat(bill.priced()).isEqualTo(1);
    assertThat(bill.complete()).isFalse();
    assertThat(bill.remarks())
        .containsExactly(
            "1 call without a price, not in the cost: bigger is not on the price list: add it to a"
                + " list of your own.");
  }

  @Test
  void aSnapshotPricedAsItsModelIsSaid() {
    Consumption used = Consumption.NONE.plus(new Usage(1_000_000, 0, 0, 0));
    Bill bill = Bill.of(Map.of("big-2026-03-05", used), PRICES);
    assertThat(bill.cost()).isEqualTo("2");
    assertThat(bill.remarks())
        .containsExactly("big-2026-03-05 is not on the price list and priced as big.");
  }

  @Test
  void callsWithoutTokensAreSaid() {
    Consumption used = Consumption.NONE.plus(Usage.NONE).plus(new Usage(1_000_000, 0, 0, 0));
    Bill bill = Bill.of(Map.of("big", used), PRICES);
    assertThat(bill.cost()).isEqualTo("2");
    assertThat(bill.priced()).isEqualTo(1);
    assertThat(bill.remarks())
        .containsExactly("1 call of big without recorded tokens, not in the cost.");
  }

  @Test
  void manyUnknownModelsFillNoPage() {
    Map<String, Consumption> used = new TreeMap<>();
    for (int i = 0; i < 1_000; i++) {
      used.put("\u001b[31m%d%s".formatted(i, "x".repeat(500)), Consumption.NONE.plus(Usage.NONE));
    }
    Bill bill = Bill.of(used, PRICES);
    assertThat(bill.calls()).isEqualTo(1_000);
    assertThat(bill.remarks()).hasSize(11).last().isEqualTo("990 more models have such remarks.");
    assertThat(bill.remarks()).allMatch(remark -> remark.length() < 250);
    assertThat(bill.remarks()).noneMatch(remark -> remark.contains("\u001b"));
  }

  @Test
  void consumptionsAddUp() {
    Consumption one = Consumption.NONE.plus(new Usage(5, 1, 3, 2)).plus(Usage.NONE);
    assertThat(one.plus(one)).isEqualTo(new Consumption(4, 2, new Usage(10, 2, 6, 4)));
  }
}
