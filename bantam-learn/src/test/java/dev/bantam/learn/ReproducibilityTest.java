package dev.bantam.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.core.guarantee.Place;
import dev.bantam.learn.Tickets.Ticket;
import dev.bantam.learn.data.Dataset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same data and seed give the same specialist. */
class ReproducibilityTest {

  private static final List<Ticket> ROWS = new Tickets(3, 0.5, 0.02).rows(1_500, 7);

  private final Workbench bench;

  ReproducibilityTest(@TempDir Path folder) {
    bench = new Workbench(folder);
  }

  @Test
  void theSameDataAndSeedGiveTheSameBytes() {
    bench.learn(bench.read(ROWS), "first");
    bench.learn(bench.read(ROWS), "second");
    assertThat(bench.bytes("second", "lexical.safetensors"))
        .isEqualTo(bench.bytes("first", "lexical.safetensors"));
    assertThat(manifest("second")).isEqualTo(manifest("first")).contains("\"certificate\"");
  }

  /** Without what a clock measured. */
  private String manifest(String name) {
    return new String(bench.bytes(name, "specialist.json"), StandardCharsets.UTF_8)
        .replaceAll("\"microseconds\" : [0-9.E-]+", "\"microseconds\" : 0");
  }

  @Test
  void anotherSeedGivesOtherPlaces() {
    Dataset data = bench.read(ROWS);
    assertThat(Places.of(data, 1)).isNotEqualTo(Places.of(data, 2));
  }

  @Test
  void anotherOrderOfTheRowsGivesEachRowTheSamePlace() {
    List<Ticket> shuffled = new ArrayList<>(ROWS);
    Collections.shuffle(shuffled, new Random(3));
    assertThat(placesById(bench.read(shuffled))).isEqualTo(placesById(bench.read(ROWS)));
  }

  private static Map<String, Place> placesById(Dataset data) {
    List<Place> places = Places.of(data, 1).ofRows();
    Map<String, Place> byId = new HashMap<>();
    for (int row = 0; row < data.rows(); row++) {
      byId.put(data.id(row), places.get(row));
    }
    return byId;
  }
}
