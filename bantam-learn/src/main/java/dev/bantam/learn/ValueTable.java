package dev.bantam.learn;

import dev.bantam.core.Schema;
import dev.bantam.specialist.Answers;
import dev.bantam.specialist.Manifest;
import java.util.ArrayList;
import java.util.List;

/** Counts how each value fared among the answers that a gate let through, in both directions. */
final class ValueTable {

  private ValueTable() {}

  /** One line per value of each field, in the order of the schema. */
  static List<Manifest.ValueCounts> of(Schema schema, Verdicts verdicts, double gate) {
    Answers answers = new Answers(schema);
    int[] classes = answers.classes();
    List<Manifest.ValueCounts> table = new ArrayList<>();
    for (int field = 0; field < classes.length; field++) {
      int[][] counts = new int[4][classes[field]];
      for (int i = 0; i < verdicts.size(); i++) {
        if (verdicts.passes(i, gate)) {
          int said = verdicts.said()[field][i];
          int was = verdicts.was()[field][i];
          counts[0][said]++;
          counts[1][said] += said == was ? 0 : 1;
          if (was >= 0 && was < classes[field]) {
            counts[2][was]++;
            counts[3][was] += said == was ? 0 : 1;
          }
        }
      }
      for (int value = 0; value < classes[field]; value++) {
        table.add(
            new Manifest.ValueCounts(
                schema.fields().get(field).name(),
                answers.name(field, value),
                counts[0][value],
                counts[1][value],
                counts[2][value],
                counts[3][value]));
      }
    }
    return table;
  }
}
