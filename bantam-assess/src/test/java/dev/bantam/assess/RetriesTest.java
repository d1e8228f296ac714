package dev.bantam.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that were sent twice, each counted once with the answer that it got. */
class RetriesTest {

  private static final List<String> YES = List.of("refund", "charged", "twice", "money", "back");
  private static final List<String> NO = List.of("parcel", "late", "thanks", "boat", "colour");

  @TempDir private Path folder = Path.of("");

  private static CallLine call(SplittableRandom random, boolean yes, Instant time) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      words.add((yes ? YES : NO).get(random.nextInt(5)) + " " + random.nextInt(1_000));
    }
    return new CallLine()
        .says("system", "Does the customer want a refund? Answer yes or no.")
        .says("user", String.join(" ", words))
        .at(time.toString());
  }

  /** Each call 60 seconds after the one before; every fourth fails and is sent again. */
  private static List<String> lines(boolean retried) {
    SplittableRandom random = new SplittableRandom(4);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 800; i++) {
      Instant time = Instant.parse("2026-10-01T00:00:00Z").plusSeconds(60L * i);
      boolean yes = random.nextBoolean();
      long seed = random.nextLong();
      if (retried && i % 4 == 0) {
        lines.add(call(new SplittableRandom(seed), yes, time).finished("length").toString());
        time = time.plusSeconds(2);
      }
      CallLine call = call(new SplittableRandom(seed), yes, time);
      lines.add(call.tokens(100, 0, 5, 0).answered(yes ? "yes" : "no").toString());
    }
    return lines;
  }

  @Test
  void aFailedAttemptThatWasMadeGoodIsNoDisagreementAndCostsNothing() {
    Desk desk = new Desk(folder);
    TaskVerdict once = desk.assess(desk.file("once.jsonl", lines(false))).tasks().getFirst();
    TaskVerdict again = desk.assess(desk.file("again.jsonl", lines(true))).tasks().getFirst();
    assertThat(again.calls()).isEqualTo(800).isEqualTo(once.calls());
    assertThat(again.repeats()).isEqualTo(once.repeats());
    assertThat(again.moneyToday()).isEqualTo(once.moneyToday());
    assertThat(again.localShare()).isEqualTo(once.localShare()).isGreaterThan(0.5);
  }
}
