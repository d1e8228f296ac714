package dev.bantam.learn.data;

import dev.bantam.core.Field;
import java.util.List;

/** Turns what a store holds, codes and content hashes, into values and ids. */
final class RowFinish {

  private RowFinish() {}

  /**
   * The finished rows; the arrays given are changed.
   *
   * @param evidence what the codes mean, none when they are already places in the choices
   */
  static Rows of(Rows rows, List<Field> fields, List<FieldEvidence> evidence, boolean hasIds) {
    for (int field = 0; field < fields.size(); field++) {
      translate(
          rows.values()[field],
          fields.get(field).choices().size(),
          evidence.isEmpty() ? new int[0] : places(fields.get(field), evidence.get(field)));
    }
    if (!hasIds) {
      tellRepeatsApart(rows);
    }
    return rows;
  }

  /** For each field, whether some row lacks it. */
  static boolean[] nullable(Rows rows, List<Field> fields) {
    boolean[] nullable = new boolean[fields.size()];
    for (int field = 0; field < nullable.length; field++) {
      for (short value : rows.values()[field]) {
        nullable[field] |= value == fields.get(field).choices().size();
      }
    }
    return nullable;
  }

  private static void translate(short[] codes, int choices, int[] places) {
    for (int row = 0; row < codes.length; row++) {
      short code = codes[row];
      codes[row] =
          switch (code) {
            case RowStore.MISSING -> (short) choices;
            case RowStore.OTHER -> Dataset.OTHER;
            default -> places.length == 0 ? code : (short) places[code];
          };
    }
  }

  /** The place among the choices of each code. */
  private static int[] places(Field field, FieldEvidence evidence) {
    List<String> values = evidence.values();
    int[] places = new int[values.size()];
    for (int code = 0; code < places.length; code++) {
      String value = values.get(code);
      places[code] =
          field.choices().indexOf(field instanceof Field.Bool ? LearnedFields.truth(value) : value);
    }
    return places;
  }

  private static void tellRepeatsApart(Rows rows) {
    Occurrences occurrences = new Occurrences(Integer.MAX_VALUE);
    for (int row = 0; row < rows.size(); row++) {
      int repeat = occurrences.next(rows.first()[row], rows.second()[row]);
      if (repeat > 0) {
        rows.first()[row] += ContentHash.finish(repeat);
        rows.second()[row] = ContentHash.finish(rows.second()[row] + repeat);
      }
    }
  }
}
