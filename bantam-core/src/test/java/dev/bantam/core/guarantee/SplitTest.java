package dev.bantam.core.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {

  private static final Split SPLIT = new Split(42);

  @Test
  void hashEqualsThePublishedVectorsOfSipHash() {
    long key0 = 0x0706050403020100L;
    long key1 = 0x0f0e0d0c0b0a0908L;
    assertThat(SipHash.hash(counting(0), key0, key1)).isEqualTo(0x726fdb47dd0e0e31L);
    assertThat(SipHash.hash(counting(1), key0, key1)).isEqualTo(0x74f839c593dc67fdL);
    assertThat(SipHash.hash(counting(8), key0, key1)).isEqualTo(0x93f5f5799a932462L);
    assertThat(SipHash.hash(counting(15), key0, key1)).isEqualTo(0xa129ca6149be45e5L);
  }

  @Test
  void sharesAreSixtyFiveTenTwentyFiveOfAnySequenceOfIds() {
    List<Place> places = SPLIT.places(ids(10_000));
    assertThat(share(places, Place.TRAIN)).isCloseTo(0.65, within(0.02));
    assertThat(share(places, Place.TUNE)).isCloseTo(0.10, within(0.01));
    assertThat(share(places, Place.CALIBRATE)).isCloseTo(0.25, within(0.02));
  }

  @Test
  void capsKeepTheLowestHashesAndSendTheRestToTrain() {
    List<String> ids = ids(100_000);
    List<Place> places = SPLIT.places(ids);
    assertThat(Collections.frequency(places, Place.TUNE)).isEqualTo(2_000);
    assertThat(Collections.frequency(places, Place.CALIBRATE)).isEqualTo(5_000);
    for (int i = 0; i < ids.size(); i++) {
      assertThat(places.get(i)).isIn(Place.TRAIN, SPLIT.place(ids.get(i)));
    }
  }

  @Test
  void placesDoNotDependOnTheOrderOfRows() {
    List<String> ids = ids(30_000);
    List<String> shuffled = new ArrayList<>(ids);
    Collections.shuffle(shuffled, new Random(5));
    assertThat(byId(shuffled, SPLIT.places(shuffled))).isEqualTo(byId(ids, SPLIT.places(ids)));
    List<Integer> hours = ids.stream().map(id -> Integer.parseInt(id.substring(4)) / 100).toList();
    List<Integer> shuffledHours =
        shuffled.stream().map(id -> Integer.parseInt(id.substring(4)) / 100).toList();
    assertThat(byId(shuffled, SPLIT.placesByTime(shuffled, shuffledHours)))
        .isEqualTo(byId(ids, SPLIT.placesByTime(ids, hours)));
  }

  @Test
  void placesDoNotDependOnTheOtherRowsWithoutACap() {
    assertThat(SPLIT.places(ids(9_000)).subList(0, 500)).isEqualTo(SPLIT.places(ids(500)));
  }

  @Test
  void seedsGiveUnrelatedSplits() {
    List<Place> other = new Split(43).places(ids(10_000));
    List<Place> places = SPLIT.places(ids(10_000));
    long both =
        IntStream.range(0, 10_000)
            .filter(i -> places.get(i) == Place.CALIBRATE && other.get(i) == Place.CALIBRATE)
            .count();
    assertThat(both).isBetween(525L, 725L);
  }

  @Test
  void rowsThatShareAnIdStayTogetherEvenAtACap() {
    List<String> ids = new ArrayList<>();
    for (String id : ids(20_000)) {
      ids.addAll(List.of(id, id, id));
    }
    List<Place> places = SPLIT.places(ids);
    for (int i = 0; i < ids.size(); i += 3) {
      assertThat(places.subList(i, i + 3)).containsOnly(places.get(i));
    }
    assertThat(Collections.frequency(places, Place.TUNE)).isBetween(1_998, 2_000);
    assertThat(Collections.frequency(places, Place.CALIBRATE)).isBetween(4_998, 5_000);
  }

  @Test
  void byTimeCalibrateIsTheNewestQuarterAndTuneKeepsItsShareOfTheRest() {
    List<String> ids = ids(8_000);
    List<Long> times = LongStream.range(0, 8_000).boxed().toList();
    List<Place> places = SPLIT.placesByTime(ids, times);
    assertThat(places.subList(6_000, 8_000)).containsOnly(Place.CALIBRATE);
    assertThat(places.subList(0, 6_000)).doesNotContain(Place.CALIBRATE);
    assertThat(share(places, Place.TUNE)).isCloseTo(0.10, within(0.01));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 12})
  void byTimeTuneKeepsItsShareAlsoWhenManyRowsHaveTheSameTime(int different) {
    List<String> ids = ids(8_000);
    List<Integer> times =
        IntStream.range(0, 8_000).mapToObj(row -> row * different / 8_000).toList();
    List<Place> places = SPLIT.placesByTime(ids, times);
    assertThat(share(places, Place.TUNE)).isCloseTo(0.10, within(0.01));
    assertThat(share(places, Place.CALIBRATE)).isEqualTo(0.25);
  }

  @Test
  void byTimeTheCapKeepsTheVeryNewestRows() {
    List<String> ids = ids(40_000);
    List<Place> places = SPLIT.placesByTime(ids, LongStream.range(0, 40_000).boxed().toList());
    assertThat(places.subList(35_000, 40_000)).containsOnly(Place.CALIBRATE);
    assertThat(Collections.frequency(places, Place.CALIBRATE)).isEqualTo(5_000);
    assertThat(Collections.frequency(places, Place.TUNE)).isEqualTo(2_000);
  }

  @Test
  void noRowsAndOneRowAndEqualTimesHavePlacesToo() {
    assertThat(SPLIT.places(List.of())).isEmpty();
    assertThat(SPLIT.places(List.of("only"))).containsExactly(SPLIT.place("only"));
    assertThat(SPLIT.placesByTime(List.of(), List.<Integer>of())).isEmpty();
    List<Integer> equal = Collections.nCopies(1_000, 7);
    assertThat(Collections.frequency(SPLIT.placesByTime(ids(1_000), equal), Place.CALIBRATE))
        .isEqualTo(250);
    assertThatIllegalArgumentException().isThrownBy(() -> SPLIT.placesByTime(ids(2), List.of(1)));
  }

  private static byte[] counting(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }

  private static List<String> ids(int count) {
    return IntStream.range(0, count).mapToObj(i -> "row-" + i).toList();
  }

  private static double share(List<Place> places, Place place) {
    return (double) Collections.frequency(places, place) / places.size();
  }

  private static Map<String, Place> byId(List<String> ids, List<Place> places) {
    Map<String, Place> map = new HashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      map.put(ids.get(i), places.get(i));
    }
    return map;
  }
}
