package dev.bantam.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.core.guarantee.Place;
import dev.bantam.learn.Tickets.Ticket;
import dev.bantam.learn.data.DataOptions;
import dev.bantam.learn.data.Dataset;
import dev.bantam.specialist.Specialist;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of one place are used for nothing that another place is for. */
class SeparationTest {

  private static final List<Ticket> ROWS = new Tickets(3, 0.5, 0.02).rows(1_500, 11);

  private final Workbench bench;

  SeparationTest(@TempDir Path folder) {
    bench = new Workbench(folder);
  }

  @Test
  void whatCalibrateSaysReachesNeitherTheWeightsNorTheGates() {
    Learned plain = bench.learn(bench.read(ROWS), "plain");
    Learned other = bench.learn(changed(Place.CALIBRATE, SeparationTest::planted), "other");
    assertThat(bench.bytes("other", "lexical.safetensors"))
        .isEqualTo(bench.bytes("plain", "lexical.safetensors"));
    assertThat(other.manifest().tune()).isEqualTo(plain.manifest().tune());
    assertThat(other.manifest().golden()).isEqualTo(plain.manifest().golden());
  }

  @Test
  void whatTuneSaysReachesTheTemperatureAlone() {
    Learned plain = bench.learn(bench.read(ROWS), "plain");
    Learned other = bench.learn(changed(Place.TUNE, SeparationTest::planted), "other");
    assertThat(other.rung().features().hashes()).isEqualTo(plain.rung().features().hashes());
    assertThat(other.rung().heads().getFirst().rows())
        .isEqualTo(plain.rung().heads().getFirst().rows());
    assertThat(other.rung().heads().getFirst().temperature())
        .isGreaterThan(plain.rung().heads().getFirst().temperature());
  }

  @Test
  void withoutACertificateEveryRowIsLearnedFromAndNoGateOpens() {
    LearnOptions options = LearnOptions.defaults("task").withoutCertificate();
    Learned plain = bench.learn(bench.read(ROWS), "plain", options);
    for (Place place : List.of(Place.TRAIN, Place.TUNE, Place.CALIBRATE)) {
      Learned other = bench.learn(changed(place, SeparationTest::planted), "other", options);
      assertThat(other.rung().features().hashes().length)
          .as("features with words that only rows of %s have", place)
          .isGreaterThan(plain.rung().features().hashes().length);
    }
    assertThat(plain.train().rows()).hasSizeGreaterThan(1_400);
    assertThat(plain.manifest().provenance().calibrate()).isZero();
    assertThat(plain.manifest().provenance().openings()).isZero();
    assertThat(plain.manifest().certificate()).isEmpty();
    assertThat(plain.manifest().refusal().orElseThrow()).contains("--no-certificate");
    try (Specialist specialist = Specialist.load(plain.folder())) {
      assertThat(ROWS).noneMatch(row -> specialist.answer(row.text()).local());
    }
  }

  @Test
  void withTimesTheNewestRowsCertify() {
    StringBuilder csv = new StringBuilder("text,label,when\n");
    for (int row = 0; row < ROWS.size(); row++) {
      // Rows stand in the file from new to old.
      csv.append("%s,%s,%d\n".formatted(ROWS.get(row).text(), ROWS.get(row).label(), 9_999 - row));
    }
    Dataset data = bench.read("timed.csv", csv.toString(), DataOptions.defaults().withTime("when"));
    Places places = bench.learn(data, "timed").places();
    int[] newest = places.rows(Place.CALIBRATE);
    assertThat(newest).hasSize(375).contains(0, 374);
  }

  /** A label that is never right, and words that occur nowhere else. */
  private static Ticket planted(Ticket row) {
    String wrong = row.label().equals("label0") ? "label1" : "label0";
    return new Ticket(row.id(), "plantedword " + row.text() + " plantedword", wrong);
  }

  private Dataset changed(Place place, UnaryOperator<Ticket> change) {
    List<Place> places = Places.of(bench.read(ROWS), 1).ofRows();
    List<Ticket> changed = new ArrayList<>(ROWS);
    for (int row = 0; row < changed.size(); row++) {
      if (places.get(row) == place) {
        changed.set(row, change.apply(changed.get(row)));
      }
    }
    return bench.read(changed);
  }
}
