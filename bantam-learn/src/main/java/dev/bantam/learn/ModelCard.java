package dev.bantam.learn;

import dev.bantam.core.Certificate;
import dev.bantam.core.Field;
import dev.bantam.core.Percent;
import dev.bantam.core.guarantee.ClopperPearson;
import dev.bantam.specialist.Manifest;
import dev.bantam.specialist.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The folder's README.md: what the specialist does, how well, on what, and where that ends. */
final class ModelCard {

  private ModelCard() {}

  static void write(Manifest manifest, Path folder) throws IOException {
    Files.writeString(folder.resolve("README.md"), text(manifest));
  }

  static String text(Manifest manifest) {
    StringBuilder card = new StringBuilder();
    line(card, "# %s", manifest.task());
    line(card, "");
    line(card, "A specialist made by Bantam %s. It reads a text and answers:", manifest.version());
    line(card, "");
    for (Field field : manifest.schema().fields()) {
      line(
          card,
          "- `%s` (%s): %s",
          field.name(),
          field.kind(),
          shortened(String.join(", ", field.choices())));
    }
    line(card, "");
    line(card, "## What is proven");
    line(card, "");
    manifest
        .certificate()
        .ifPresentOrElse(
            certificate -> certificate(card, certificate, manifest.provenance().openingsWarning()),
            () ->
                line(
                    card,
                    "Nothing: no answer is given locally. Why: %s",
                    manifest.refusal().orElse("it has no certificate")));
    rungs(card, manifest);
    values(card, manifest);
    provenance(card, manifest.provenance());
    limits(card, manifest);
    return card.toString();
  }

  private static void certificate(
      StringBuilder card, Certificate certificate, Optional<String> warning) {
    line(card, "%s", certificate.sentence());
    line(card, "");
    warning.ifPresent(
        text -> {
          line(card, "**%s**", text);
          line(card, "");
        });
    line(card, "| | all rows | rows that repeat nothing learned |");
    line(card, "| --- | --- | --- |");
    line(
        card,
        "| answered locally | %,d | %,d |",
        certificate.accepted(),
        certificate.counts().novel().accepted());
    line(
        card,
        "| disagreements | %,d | %,d |",
        certificate.disagreements(),
        certificate.counts().novel().disagreements());
    line(card, "| exact p-value | %.3g | %.3g |", certificate.p(), certificate.novelP());
    line(card, "");
    line(
        card,
        "Upper bound on the disagreement, descriptive since the gate was selected: %s."
            + " Issued %s, to be trusted without audits until %s.",
        Percent.atMost(certificate.bound()),
        certificate.issued(),
        certificate.expires());
  }

  private static void rungs(StringBuilder card, Manifest manifest) {
    line(card, "");
    line(card, "## The ladder");
    line(card, "");
    line(card, "| rung | accuracy on tune | bytes | microseconds | gate |");
    line(card, "| --- | --- | --- | --- | --- |");
    for (Manifest.RungEntry rung : manifest.rungs()) {
      line(
          card,
          "| %s | %.1f %% | %,d | %.1f | %s |",
          rung.name(),
          100 * rung.accuracy(),
          rung.bytes(),
          rung.microseconds(),
          rung.gate().isPresent() ? opens(rung.gate().getAsDouble()) : "closed");
    }
  }

  /** A gate that lets everything through has no lowest score. */
  private static String opens(double gate) {
    return Double.isInfinite(gate)
        ? "every known input"
        : String.format(Locale.ROOT, "score from %.4f", gate);
  }

  private static void values(StringBuilder card, Manifest manifest) {
    if (manifest.values().isEmpty()) {
      return;
    }
    line(card, "");
    line(card, "## Value by value");
    line(card, "");
    line(
        card,
        "Among the held-out rows that were answered locally, with 95 %% Clopper-Pearson intervals;"
            + " descriptive, not part of the promise. %s",
        Manifest.ValueCounts.USE);
    line(card, "");
    line(card, "| field | value | said | of these wrong | was | of these missed |");
    line(card, "| --- | --- | --- | --- | --- | --- |");
    for (Manifest.ValueCounts value : manifest.values()) {
      line(
          card,
          "| %s | %s | %,d | %s | %,d | %s |",
          cell(value.field()),
          cell(value.value()),
          value.said(),
          interval(value.saidWrong(), value.said()),
          value.was(),
          interval(value.wasMissed(), value.was()));
    }
  }

  private static String interval(int part, int whole) {
    if (whole == 0) {
      return "-";
    }
    return String.format(
        Locale.ROOT,
        "%,d (%.1f to %.1f %%)",
        part,
        100 * ClopperPearson.lower(part, whole, 0.025),
        100 * ClopperPearson.upper(part, whole, 0.025));
  }

  private static void provenance(StringBuilder card, Provenance provenance) {
    line(card, "");
    line(card, "## Made from");
    line(card, "");
    line(
        card,
        "%s, %,d rows: %,d to learn from, %,d to plan the gates, %,d to certify. Seed %d, %s."
            + " SHA-256 of the data: `%s`. Calibrate was opened %s in this folder.",
        provenance.source(),
        provenance.rows(),
        provenance.train(),
        provenance.tune(),
        provenance.calibrate(),
        provenance.seed(),
        provenance.created(),
        provenance.fingerprint(),
        switch (provenance.openings()) {
          case 0 -> "never";
          case 1 -> "once";
          default -> provenance.openings() + " times";
        });
  }

  private static void limits(StringBuilder card, Manifest manifest) {
    line(card, "");
    line(card, "## Limits");
    line(card, "");
    line(
        card,
        "It speaks of calls like those it was calibrated on. When they change, only audits notice:"
            + " compare a share of its answers with the reference for ever. It knows n-grams, not"
            + " meaning, and reads at most the first 65,536 characters.");
    manifest
        .neverLocal()
        .forEach(
            (field, values) ->
                line(card, "Never answered locally: %s = %s.", field, String.join(", ", values)));
  }

  private static String shortened(String values) {
    return values.length() <= 2_000 ? values : values.substring(0, 1_997) + "...";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }

  private static void line(StringBuilder card, String format, Object... arguments) {
    card.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}
