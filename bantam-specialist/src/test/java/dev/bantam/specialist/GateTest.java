package dev.bantam.specialist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateTest {

  private static final String TEXT = "charged late";

  @TempDir Path folder;

  @Test
  void opensFromExactlyItsScoreOn() throws IOException {
    double score = score(TEXT);
    assertThat(local(SpecialistFolder.bare().withGate(score))).isTrue();
    assertThat(local(SpecialistFolder.bare().withGate(Math.nextDown(score)))).isTrue();
    assertThat(local(SpecialistFolder.bare().withGate(Math.nextUp(score)))).isFalse();
    assertThat(local(SpecialistFolder.bare().withGate(Double.NEGATIVE_INFINITY))).isTrue();
  }

  @Test
  void staysClosedWithoutACertificate() throws IOException {
    SpecialistFolder uncertified =
        SpecialistFolder.bare().withGate(Double.NEGATIVE_INFINITY).withoutCertificate();
    try (Specialist specialist = uncertified.load(folder)) {
      Result result = specialist.answer(TEXT);
      assertThat(result.local()).isFalse();
      assertThat(result.score()).isEqualTo(score(TEXT));
      assertThat(specialist.closed()).hasValue("too few rows: 40 more would do");
    }
  }

  @Test
  void aValueThatIsNeverAnsweredLocallyIsStillAnswered() throws IOException {
    SpecialistFolder guarded =
        SpecialistFolder.bare()
            .withGate(Double.NEGATIVE_INFINITY)
            .withNeverLocal(Map.of("label", Set.of("billing")));
    try (Specialist specialist = guarded.load(folder)) {
      Result result = specialist.answer("charged");
      assertThat(result.answer().text()).isEqualTo("billing");
      assertThat(result.local()).isFalse();
      assertThat(result.score()).isNaN();
      assertThat(specialist.answer("parcel").local()).isTrue();
    }
  }

  @Test
  void oneGuardedFieldGuardsTheWholeAnswer() throws IOException {
    for (Map<String, Set<String>> never :
        List.of(
            Map.of("topic", Set.of("billing")),
            Map.of("urgent", Set.of("true")),
            Map.of("product", Set.of("null")))) {
      SpecialistFolder guarded =
          SpecialistFolder.fields().withGate(Double.NEGATIVE_INFINITY).withNeverLocal(never);
      try (Specialist specialist = guarded.load(folder)) {
        assertThat(specialist.answer("charged").local()).as(never.toString()).isFalse();
        assertThat(SmallRung.WORDS).anyMatch(word -> specialist.answer(word).local());
      }
    }
  }

  @Test
  void closesWhenTheCertificateExpires() throws IOException {
    AtomicReference<Instant> now = new AtomicReference<>(SpecialistFolder.EXPIRES.minusMillis(1));
    InstantSource clock = now::get;
    SpecialistFolder.bare().withGate(Double.NEGATIVE_INFINITY).write(folder);
    try (Specialist specialist =
        Specialist.load(folder, SpecialistOptions.defaults().withClock(clock))) {
      assertThat(specialist.answer(TEXT).local()).isTrue();
      assertThat(specialist.closed()).isEmpty();
      now.set(SpecialistFolder.EXPIRES);
      assertThat(specialist.answer(TEXT).local()).isFalse();
      assertThat(specialist.answer(TEXT).answer().text()).isEqualTo("billing");
      assertThat(specialist.closed().orElseThrow())
          .contains("expired on 2027-05-01T12:00:00Z")
          .contains("learn it again");
    }
  }

  @Test
  void closesWhereThisMachineScoresOtherwise() throws IOException {
    SpecialistFolder.bare().withGate(Double.NEGATIVE_INFINITY).write(folder);
    Manifest honest = ManifestReader.read(folder);
    for (int at = 0; at < honest.golden().size(); at++) {
      Manifest.Golden one = honest.golden().get(at);
      double other = Double.isNaN(one.score()) ? 0 : Math.nextUp(one.score());
      int wrong = (one.values().getFirst() + 1) % 3;
      for (Manifest.Golden changed :
          List.of(
              new Manifest.Golden(one.input(), other, one.values()),
              new Manifest.Golden(one.input(), one.score(), List.of(wrong)))) {
        List<Manifest.Golden> golden = new ArrayList<>(honest.golden());
        golden.set(at, changed);
        ManifestWriter.write(SpecialistFolder.bare().manifest(folder, golden), folder);
        try (Specialist specialist = Specialist.load(folder)) {
          assertThat(specialist.answer(TEXT).local()).isFalse();
          assertThat(specialist.closed().orElseThrow())
              .contains("on this machine golden input " + (at + 1))
              .contains("learn it again");
        }
      }
    }
  }

  private boolean local(SpecialistFolder written) throws IOException {
    try (Specialist specialist = written.load(folder)) {
      return specialist.answer(TEXT).local();
    }
  }

  private double score(String text) throws IOException {
    try (Specialist specialist = SpecialistFolder.bare().load(folder)) {
      return specialist.answer(text).score();
    }
  }
}
