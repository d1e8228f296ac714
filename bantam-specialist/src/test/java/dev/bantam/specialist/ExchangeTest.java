package dev.bantam.specialist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.core.Agreement;
import dev.bantam.core.Certificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that is exchanged for a newer one, and one that a newer Bantam certified. */
class ExchangeTest {

  @TempDir Path home;

  @Test
  void loadingWhileALearnerExchangesTheFolderGivesOneOfTheTwo() throws Exception {
    Path served = home.resolve("served");
    Path waiting = home.resolve("waiting");
    SpecialistFolder.bare().write(Files.createDirectory(served));
    SpecialistFolder.fields().write(Files.createDirectory(waiting));
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger exchanges = new AtomicInteger();
    Thread learner =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!over.get()) {
                    exchange(served, waiting, home.resolve("previous"));
                    exchanges.incrementAndGet();
                    LockSupport.parkNanos(20_000_000);
                  }
                });
    try {
      for (int load = 0; load < 300; load++) {
        try (Specialist specialist = Specialist.load(served)) {
          assertThat(specialist.schema().fields().size()).isIn(1, 3);
        }
      }
    } finally {
      over.set(true);
      learner.join();
    }
    assertThat(exchanges.get()).isPositive();
  }

  @Test
  void otherRulesOfAgreementKeepTheGatesClosed() throws IOException {
    SpecialistFolder folder = SpecialistFolder.bare();
    Certificate issued = folder.certificate().orElseThrow();
    Certificate other =
        new Certificate(
            issued.reference(),
            issued.teacher(),
            issued.alpha(),
            issued.delta(),
            issued.rows(),
            issued.counts(),
            Agreement.VERSION + 1,
            issued.fingerprint(),
            issued.issued(),
            issued.expires());
    SpecialistFolder newer =
        new SpecialistFolder(
            folder.schema(), folder.rung(), folder.gate(), folder.neverLocal(), Optional.of(other));
    try (Specialist specialist = newer.load(home)) {
      assertThat(specialist.answer("charged late").local()).isFalse();
      assertThat(specialist.closed().orElseThrow()).contains("version 2 of the rules");
    }
  }

  private static void exchange(Path one, Path other, Path between) {
    try {
      Files.move(one, between);
      Files.move(other, one);
      Files.move(between, other);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
