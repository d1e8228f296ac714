package dev.bantam.learn.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.specialist.Familiarity;
import org.junit.jupiter.api.Test;

class FamiliarityFitTest {

  private final Clouds learned = Clouds.of(600, 6, 0.08, 1);
  private final Clouds others = Clouds.of(300, 6, 0.08, 2);

  @Test
  void trustsTheTasksOwnTextsAndNotForeignOnes() {
    Familiarity familiarity = FamiliarityFit.fit(learned.vectors(), others.vectors(), 1);
    double own = mean(familiarity, Clouds.of(300, 6, 0.08, 3).vectors());
    double foreign = mean(familiarity, Clouds.foreign(300, 4));
    assertThat(own).isGreaterThan(0.9);
    assertThat(foreign).isLessThan(0.5);
  }

  @Test
  void isTheSameForTheSameSeed() {
    Familiarity one = FamiliarityFit.fit(learned.vectors(), others.vectors(), 1);
    Familiarity other = FamiliarityFit.fit(learned.vectors(), others.vectors(), 1);
    assertThat(other.centres()).isEqualTo(one.centres());
    assertThat(other.middle()).isEqualTo(one.middle());
  }

  @Test
  void withoutOtherTextsEverythingIsTrustedAlike() {
    Familiarity familiarity = FamiliarityFit.fit(learned.vectors(), new float[0][], 1);
    float trust = familiarity.trust(learned.vectors()[0]);
    for (float[] vector : Clouds.foreign(50, 4)) {
      assertThat(familiarity.trust(vector)).isEqualTo(trust);
    }
  }

  @Test
  void oneTextIsEnough() {
    float[][] one = {learned.vectors()[0]};
    assertThat(FamiliarityFit.fit(one, one, 1).nearness(one[0])).isGreaterThan(0.99f);
  }

  private static double mean(Familiarity familiarity, float[][] vectors) {
    double sum = 0;
    for (float[] vector : vectors) {
      sum += familiarity.trust(vector);
    }
    return sum / vectors.length;
  }
}
