package dev.bantam.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AdjustedRandTest {

  @Test
  void isOneForEqualPartitionsWhateverTheirNames() {
    assertThat(AdjustedRand.of(List.of(1, 1, 2, 3), List.of("c", "c", "a", "b"))).isEqualTo(1);
    assertThat(AdjustedRand.of(List.of(1, 1), List.of(2, 2))).isEqualTo(1);
    assertThat(AdjustedRand.of(List.of(), List.of())).isEqualTo(1);
  }

  /** By hand: 1, 2, 1 and 6 pairs, so (1 - 1/3) / (1.5 - 1/3). */
  @Test
  void fallsWithASplit() {
    assertThat(AdjustedRand.of(List.of(0, 0, 1, 2), List.of(0, 0, 1, 1)))
        .isEqualTo(4.0 / 7, within(1e-12));
  }

  /** By hand: no pair together of 2, 2 and 6, so (0 - 2/3) / (2 - 2/3). */
  @Test
  void isBelowZeroWhenWorseThanChance() {
    assertThat(AdjustedRand.of(List.of(0, 0, 1, 1), List.of(0, 1, 0, 1)))
        .isEqualTo(-0.5, within(1e-12));
  }

  @Test
  void wantsTheSameThings() {
    assertThatThrownBy(() -> AdjustedRand.of(List.of(1), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
