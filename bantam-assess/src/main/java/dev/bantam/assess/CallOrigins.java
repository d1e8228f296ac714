package dev.bantam.assess;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where calls were read, by the order in which they were added: eight bytes a call. */
final class CallOrigins {

  private static final int LINE_BITS = 40;
  private static final long LINES = (1L << LINE_BITS) - 1;
  private static final int FIRST_SIZE = 64;

  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final List<String> files = new ArrayList<>();
  private long[] places = new long[FIRST_SIZE];
  private int size;

  /**
   * Adds a call.
   *
   * @param origin a file's name and, after a colon, a line
   * @return its number, from 1
   */
  long add(String origin) {
    Origin place = Origin.of(origin);
    int file = numbers.computeIfAbsent(place.file(), name -> numbers.size());
    if (file == files.size()) {
      files.add(place.file());
    }
    if (size == places.length) {
      places = Arrays.copyOf(places, 2 * size);
    }
    places[size++] = (long) file << LINE_BITS | Math.min(place.line(), LINES);
    return size;
  }

  /** Where the call of that number was read. */
  String get(long number) {
    long place = places[Math.toIntExact(number - 1)];
    return new Origin(files.get((int) (place >>> LINE_BITS)), place & LINES).toString();
  }
}
