package dev.bantam.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TraceIdTest {

  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  @Test
  void sortByTheOrderInWhichTheyWereMade() {
    TraceId ids = new TraceId(new SplittableRandom(5));
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      made.add(ids.at(NOON.plusMillis(i / 100)));
    }
    assertThat(made).isSorted().doesNotHaveDuplicates().allMatch(TraceId::fits);
    assertThat(made.getFirst()).isGreaterThan(TraceId.first(NOON));
    assertThat(made.getLast()).isLessThan(TraceId.first(NOON.plusMillis(30)));
  }

  @Test
  void aClockThatIsSetBackMakesNoEarlierOnes() {
    TraceId ids = new TraceId(new SplittableRandom(5));
    List<String> made = new ArrayList<>();
    made.add(ids.at(NOON));
    made.add(ids.at(NOON.plus(Duration.ofDays(1))));
    for (int i = 0; i < 100; i++) {
      made.add(ids.at(NOON.plusMillis(i)));
    }
    TraceId restarted = new TraceId(new SplittableRandom(6));
    restarted.after(made.getLast());
    restarted.after(made.getFirst());
    restarted.after("");
    made.add(restarted.at(NOON.plusSeconds(1)));
    made.add(restarted.at(NOON.plusSeconds(2)));
    made.add(restarted.at(NOON.plus(Duration.ofDays(2))));
    assertThat(made).isSorted().doesNotHaveDuplicates().allMatch(TraceId::fits);
    assertThat(made.getLast()).isGreaterThan(TraceId.first(NOON.plus(Duration.ofDays(2))));
  }

  @Test
  void theLargestIsFollowedByALargerMillisecond() {
    TraceId ids = new TraceId(new SplittableRandom(5));
    String last = TraceId.first(NOON).substring(0, 10) + "z".repeat(16);
    ids.after(last);
    assertThat(ids.at(NOON))
        .isGreaterThan(last)
        .startsWith(TraceId.first(NOON.plusMillis(1)).substring(0, 10));
  }

  @Test
  void ofTwoGatewaysDiffer() {
    TraceId one = new TraceId(new SplittableRandom(1));
    TraceId other = new TraceId(new SplittableRandom(2));
    assertThat(one.at(NOON)).isNotEqualTo(other.at(NOON));
  }
}
