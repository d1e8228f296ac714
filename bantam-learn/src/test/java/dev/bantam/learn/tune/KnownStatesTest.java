package dev.bantam.learn.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Hidden states that are kept from one epoch to the next. */
class KnownStatesTest {

  private static final int WIDTH = 2;
  private static final PaddedTokens TWO =
      PaddedTokens.of(List.of(new int[] {5, 6, 7}, new int[] {8}));
  private static final List<float[]> STATES =
      List.of(counted(TWO.size() * WIDTH, 0.1f), counted(TWO.size() * WIDTH, -0.3f));

  private static float[] counted(int numbers, float step) {
    float[] counted = new float[numbers];
    for (int i = 0; i < numbers; i++) {
      counted[i] = 1 + i * step;
    }
    return counted;
  }

  @Test
  void aBatchOfOtherRowsGetsWhatItsRowsHadAndNothingBehindThem() {
    KnownStates known = new KnownStates(1_000, WIDTH);
    known.keep(new int[] {4, 9}, TWO, STATES);
    PaddedTokens turned = PaddedTokens.of(List.of(new int[] {8}, new int[] {5, 6, 7}));
    List<float[]> found = known.of(new int[] {9, 4}, turned).orElseThrow();
    assertThat(found).hasSize(2);
    for (int layer = 0; layer < 2; layer++) {
      float[] state = STATES.get(layer);
      float[] wanted = {
        state[6], state[7], 0, 0, 0, 0, state[0], state[1], state[2], state[3], state[4], state[5]
      };
      assertThat(found.get(layer)).hasSameSizeAs(wanted);
      for (int i = 0; i < wanted.length; i++) {
        assertThat(found.get(layer)[i]).isCloseTo(wanted[i], within(2e-3f));
      }
    }
  }

  @Test
  void aBatchWithARowThatIsNotKnownIsNot() {
    KnownStates known = new KnownStates(1_000, WIDTH);
    known.keep(new int[] {4, 9}, TWO, STATES);
    assertThat(known.of(new int[] {4, 5}, TWO)).isEmpty();
  }

  @Test
  void thereIsRoomForSoManyBytes() {
    // The first row has 3 tokens of 2 numbers in 2 layers of 2 bytes: 24. The second has 8.
    KnownStates known = new KnownStates(31, WIDTH);
    known.keep(new int[] {4, 9}, TWO, STATES);
    PaddedTokens first = PaddedTokens.of(List.of(new int[] {5, 6, 7}));
    PaddedTokens second = PaddedTokens.of(List.of(new int[] {8}));
    assertThat(known.of(new int[] {4}, first)).isPresent();
    assertThat(known.of(new int[] {9}, second)).isEmpty();
  }
}
