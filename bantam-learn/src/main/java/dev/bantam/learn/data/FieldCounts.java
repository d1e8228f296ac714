package dev.bantam.learn.data;

import dev.bantam.core.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often each value of a field occurs in a dataset.
 *
 * @param field the field's name
 * @param rows rows for each of the field's choices, in the order of the choices
 * @param missing rows where the field is null or missing
 * @param other rows with a value outside the given schema
 */
public record FieldCounts(String field, Map<String, Integer> rows, int missing, int other) {

  /** A value of fewer rows than this is rare. */
  public static final int RARE = 5;

  public FieldCounts {
    rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
  }

  /** The values that occur, but in fewer than {@link #RARE} rows. */
  public List<String> rare() {
    List<String> rare = new ArrayList<>();
    rows.forEach(
        (value, count) -> {
          if (count > 0 && count < RARE) {
            rare.add(value);
          }
        });
    return rare;
  }

  static FieldCounts of(Dataset dataset, int field) {
    Field counted = dataset.schema().fields().get(field);
    int choices = counted.choices().size();
    int[] counts = new int[choices + 2];
    for (int row = 0; row < dataset.rows(); row++) {
      counts[dataset.value(field, row) + 1]++;
    }
    Map<String, Integer> rows = new LinkedHashMap<>();
    for (int choice = 0; choice < choices; choice++) {
      rows.put(counted.choices().get(choice), counts[choice + 1]);
    }
    return new FieldCounts(counted.name(), rows, counts[choices + 1], counts[0]);
  }
}
