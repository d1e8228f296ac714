package dev.bantam.specialist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {

  private static final int CALLS = 20_000;
  private static final double SHARE = 0.05;

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    SpecialistFolder.bare().write(folder);
  }

  @Test
  void aboutTheShareIsSampled() {
    double expected = CALLS * SHARE;
    double deviation = Math.sqrt(expected * (1 - SHARE));
    for (long seed = 0; seed < 5; seed++) {
      assertThat((double) sampled(SHARE, seed, "charged", "zebra").size())
          .isBetween(expected - 4 * deviation, expected + 4 * deviation);
    }
    assertThat(sampled(0, 1, "charged")).isEmpty();
    assertThat(sampled(1, 1, "charged")).hasSize(CALLS);
  }

  @Test
  void theCoinKnowsNoInput() {
    assertThat(sampled(SHARE, 7, "charged"))
        .isEqualTo(sampled(SHARE, 7, "", "zebra", "late parcel"))
        .isNotEqualTo(sampled(SHARE, 8, "charged"));
  }

  @Test
  void neighbouringSeedsAreNoNeighbours() {
    List<Integer> both = new ArrayList<>(sampled(SHARE, 1, "late"));
    both.retainAll(sampled(SHARE, 2, "late"));
    assertThat(both.size()).isLessThan(100);
  }

  @Test
  void theSinkGetsTheInputAndTheAnswerThatWasGiven() {
    Map<String, Result> audited = new ConcurrentHashMap<>();
    try (Specialist specialist =
        Specialist.load(folder, SpecialistOptions.defaults().withAudits(audited::put, 1))) {
      List<String> texts = Texts.many(200, 17);
      List<Result> given = specialist.answerAll(texts);
      for (int i = 0; i < texts.size(); i++) {
        assertThat(audited.get(texts.get(i))).isEqualTo(given.get(i));
      }
    }
  }

  @Test
  void aSinkMayAskTheSpecialist() {
    List<String> nested = new ArrayList<>();
    List<Specialist> self = new ArrayList<>();
    AuditSink sink =
        (input, result) -> {
          if (input.equals("charged")) {
            nested.add(self.getFirst().answer("parcel late").answer().text());
          }
        };
    self.add(Specialist.load(folder, SpecialistOptions.defaults().withAudits(sink, 1)));
    assertThat(self.getFirst().answer("charged").answer().text()).isEqualTo("billing");
    assertThat(nested).hasSize(1);
  }

  @Test
  void noShareBeyondOne() {
    for (double share : new double[] {-0.01, 1.01, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SpecialistOptions.defaults().withAudits((input, result) -> {}, share));
    }
  }

  /** The positions of the sampled calls. */
  private List<Integer> sampled(double share, long seed, String... texts) {
    List<Integer> positions = new ArrayList<>();
    int[] call = {0};
    AuditSink sink = (input, result) -> positions.add(call[0]);
    try (Specialist specialist =
        Specialist.load(
            folder, SpecialistOptions.defaults().withSeed(seed).withAudits(sink, share))) {
      for (; call[0] < CALLS; call[0]++) {
        specialist.answer(texts[call[0] % texts.length]);
      }
    }
    return positions;
  }
}
