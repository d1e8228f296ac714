package dev.bantam.assess.page;

import dev.bantam.core.Agreement;
import dev.bantam.core.Certificate;
import dev.bantam.core.Field;
import dev.bantam.core.Reference;
import dev.bantam.core.Schema;
import dev.bantam.core.guarantee.GateCounts;
import dev.bantam.core.guarantee.Tally;
import dev.bantam.specialist.Manifest;
import dev.bantam.specialist.Manifest.RungEntry;
import dev.bantam.specialist.Manifest.TuneGate;
import dev.bantam.specialist.Manifest.TuneSummary;
import dev.bantam.specialist.Manifest.ValueCounts;
import dev.bantam.specialist.Provenance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Manifests as learning makes them, made up. */
final class Manifests {

  static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");

  private static final int TUNE_ROWS = 2_000;
  private static final String DIGITS = "0".repeat(64);

  private Manifests() {}

  /**
   * A specialist whose risk rises from base with the sixth power of score rank, certified at 5 %.
   *
   * @param rows held out, of which so many are answered locally and disagree
   */
  static Manifest certified(
      String task, Schema schema, String teacher, double base, int rows, int accepted, int wrong) {
    Tally counts = new Tally(accepted, wrong);
    Certificate certificate =
        new Certificate(
            Reference.TEACHER,
            Optional.of(teacher),
            0.05,
            0.05,
            rows,
            new GateCounts(counts, counts),
            Agreement.VERSION,
            DIGITS,
            NOW,
            NOW.plusSeconds(86_400L * 180));
    double gate = 1 - Math.rint(100.0 * accepted / rows) / 100;
    return manifest(
        task,
        schema,
        base,
        Optional.of(certificate),
        Optional.empty(),
        OptionalDouble.of(gate),
        values(schema, accepted, wrong));
  }

  static Manifest refused(String task, Schema schema, double base, String refusal) {
    return manifest(
        task,
        schema,
        base,
        Optional.empty(),
        Optional.of(refusal),
        OptionalDouble.empty(),
        List.of());
  }

  private static Manifest manifest(
      String task,
      Schema schema,
      double base,
      Optional<Certificate> certificate,
      Optional<String> refusal,
      OptionalDouble gate,
      List<ValueCounts> values) {
    return new Manifest(
        "0.1.0",
        task,
        schema,
        List.of(
            new RungEntry("lexical", "lexical.bin", DIGITS, 1_900_000, 1 - base - 0.06, 3.4, gate)),
        Map.of(),
        certificate,
        refusal,
        tune(base),
        values,
        List.of(),
        new Provenance("calls", DIGITS, 20_000, 13_000, 2_000, 5_000, 1, NOW, 1, Map.of()));
  }

  private static TuneSummary tune(double base) {
    List<TuneGate> gates = new ArrayList<>();
    double wrong = 0;
    for (int step = 1; step <= 100; step++) {
      wrong += TUNE_ROWS / 100.0 * (base + Math.min(0.45, 40 * base) * Math.pow(step / 100.0, 6));
      double score = 1 - Math.rint(step) / 100;
      gates.add(new TuneGate(score, step * TUNE_ROWS / 100, (int) Math.round(wrong)));
    }
    return new TuneSummary(TUNE_ROWS, gates);
  }

  private static List<ValueCounts> values(Schema schema, int accepted, int wrong) {
    List<ValueCounts> values = new ArrayList<>();
    for (Field field : schema.fields()) {
      int share = field.choices().size();
      for (String choice : field.choices()) {
        values.add(
            new ValueCounts(
                field.name(),
                choice,
                accepted / share,
                wrong / share,
                accepted / share + 1,
                wrong / share + 1));
      }
    }
    return values;
  }
}
