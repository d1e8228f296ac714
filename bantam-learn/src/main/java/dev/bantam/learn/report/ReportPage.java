package dev.bantam.learn.report;

import dev.bantam.learn.Learned;
import dev.bantam.specialist.Manifest;
import java.util.Optional;

/**
 * All that stands on the page, in words and coordinates: the template only puts it in its place.
 *
 * @param task the task's name
 * @param created the day
 * @param version of Bantam
 * @param everyRow whether it was learned again from every row after it was measured
 */
record ReportPage(
    String task,
    String created,
    String version,
    boolean everyRow,
    FieldsPart fields,
    CertificatePart certificate,
    LadderPart ladder,
    Optional<CurvePart> curve,
    Optional<ReliabilityPart> reliability,
    FeasibilityPart feasibility,
    ValuesPart values,
    ConfusionsPart confusions,
    TellingPart telling,
    DataPart data,
    ProvenancePart provenance,
    LimitsPart limits) {

  static ReportPage of(Learned learned) {
    Manifest manifest = learned.manifest();
    Names names = new Names(manifest.schema());
    return new ReportPage(
        Names.shown(manifest.task()),
        ProvenancePart.day(manifest.provenance().created()),
        manifest.version(),
        learned.certification().isEmpty(),
        FieldsPart.of(manifest.schema()),
        CertificatePart.of(manifest),
        LadderPart.of(manifest),
        CurvePart.of(manifest, learned.certification()),
        ReliabilityPart.of(learned.tune()),
        FeasibilityPart.of(learned.feasibility()),
        ValuesPart.of(manifest, learned.tune()),
        ConfusionsPart.of(learned.tune(), names),
        TellingPart.of(learned, names),
        DataPart.of(learned.report()),
        ProvenancePart.of(learned),
        LimitsPart.of(manifest));
  }
}
