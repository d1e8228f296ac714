package dev.bantam.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.core.guarantee.Place;
import dev.bantam.learn.data.Dataset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of one id depend on each other, so tune and calibrate count an id once. */
class PlacesTest {

  private static final int IDS = 400;

  private final Workbench bench;

  PlacesTest(@TempDir Path folder) {
    bench = new Workbench(folder);
  }

  /** Each id has five rows; the ids' rows stand in turn, and each id's last row is its newest. */
  private Dataset fiveRowsOfEach(boolean timed) {
    StringBuilder csv = new StringBuilder("id,text,label,at\n");
    for (int row = 0; row < 5 * IDS; row++) {
      int id = row % IDS;
      int time = row / IDS == 4 ? 1_000_000 + id : row;
      csv.append("c%d,text %d,%s,%d\n".formatted(id, row, id % 2 == 0 ? "x" : "y", time));
    }
    return bench.read(
        "rows.csv", csv.toString(), timed ? Workbench.WITH_IDS.withTime("at") : Workbench.WITH_IDS);
  }

  private static Map<String, Set<Place>> placesOfIds(Dataset data, Places places) {
    Map<String, Set<Place>> found = new HashMap<>();
    for (int row = 0; row < data.rows(); row++) {
      found.computeIfAbsent(data.id(row), id -> new HashSet<>()).add(places.ofRows().get(row));
    }
    return found;
  }

  @Test
  void tuneAndCalibrateHaveTheFirstRowOfEachIdAndTheOthersAreUsedForNothing() {
    Dataset data = fiveRowsOfEach(false);
    Places places = Places.of(data, 1);
    assertThat(placesOfIds(data, places).values())
        .allMatch(
            of ->
                of.equals(Set.of(Place.TRAIN))
                    || of.equals(Set.of(Place.TUNE, Place.UNUSED))
                    || of.equals(Set.of(Place.CALIBRATE, Place.UNUSED)));
    for (Place place : Set.of(Place.TUNE, Place.CALIBRATE)) {
      assertThat(Arrays.stream(places.rows(place)).boxed()).isNotEmpty().allMatch(row -> row < IDS);
    }
    int heldOut = places.rows(Place.TUNE).length + places.rows(Place.CALIBRATE).length;
    assertThat(places.rows(Place.UNUSED)).hasSize(4 * heldOut);
    assertThat(places.rows(Place.TRAIN)).hasSize(5 * (IDS - heldOut));
  }

  @Test
  void withTimesAnIdIsAsNewAsItsNewestRow() {
    Dataset data = fiveRowsOfEach(true);
    int[] calibrate = Places.of(data, 1).rows(Place.CALIBRATE);
    assertThat(Arrays.stream(calibrate).boxed())
        .hasSize(IDS / 4)
        .allMatch(row -> row >= IDS - IDS / 4 && row < IDS);
  }
}
