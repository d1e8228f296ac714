package dev.bantam.learn.report;

import dev.bantam.core.Certificate;
import dev.bantam.core.Percent;
import dev.bantam.core.guarantee.Tally;
import dev.bantam.specialist.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is proven, or why nothing is.
 *
 * @param certified whether some answers are local
 * @param headline in a few words
 * @param sentence the promise and its evidence, or the reason and what would help
 * @param tiles the numbers that a reader looks for first; none without a certificate
 * @param evidence what the test counted; none without a certificate
 * @param remarks how to read it
 */
record CertificatePart(
    boolean certified,
    String headline,
    String sentence,
    List<Tile> tiles,
    List<Evidence> evidence,
    List<String> remarks) {

  CertificatePart {
    sentence = Figures.unbroken(sentence);
    tiles = List.copyOf(tiles);
    evidence = List.copyOf(evidence);
    remarks = remarks.stream().map(Figures::unbroken).toList();
  }

  /** One large number with what it is. */
  record Tile(String figure, String label, String note) {
    Tile {
      figure = Figures.unbroken(figure);
      note = Figures.unbroken(note);
    }
  }

  /** One set of rows that the test looked at. */
  record Evidence(String rows, String answered, String disagreed, String share, String p) {}

  static CertificatePart of(Manifest manifest) {
    return manifest
        .certificate()
        .map(certificate -> certified(certificate, manifest.provenance().openingsWarning()))
        .orElseGet(() -> refused(manifest.refusal().orElse("it has no certificate")));
  }

  private static CertificatePart refused(String why) {
    return new CertificatePart(
        false,
        "Not certified: every call goes to the large model",
        why.substring(0, 1).toUpperCase(Locale.ROOT)
            + why.substring(1)
            + (why.endsWith(".") ? "" : "."),
        List.of(),
        List.of(),
        List.of());
  }

  private static CertificatePart certified(Certificate certificate, Optional<String> warning) {
    List<String> remarks = new ArrayList<>();
    warning.ifPresent(remarks::add);
    remarks.addAll(remarks(certificate));
    return new CertificatePart(
        true,
        "Certified",
        certificate.sentence(),
        tiles(certificate),
        List.of(
            evidence("All held-out rows", certificate.counts().all(), certificate.p()),
            evidence(
                "Novel ones, which repeat nothing learned",
                certificate.counts().novel(),
                certificate.novelP())),
        remarks);
  }

  private static List<String> remarks(Certificate certificate) {
    return List.of(
        "The gate is open because both p-values, the exact probabilities of so few"
            + " disagreements if the risk were above alpha, are at most delta (%s)."
                .formatted(Percent.of(certificate.delta())),
        "Agreement is with %s. Issued %s; without audits to be trusted until %s."
            .formatted(
                certificate.teacher().map(Names::shown).orElse(certificate.reference().words()),
                ProvenancePart.day(certificate.issued()),
                ProvenancePart.day(certificate.expires())));
  }

  private static List<Tile> tiles(Certificate certificate) {
    int answered = certificate.accepted();
    int wrong = certificate.disagreements();
    return List.of(
        new Tile(
            Percent.rounded(certificate.coverage()),
            "answered locally (coverage)",
            "n = %s of %s held-out rows"
                .formatted(Figures.count(answered), Figures.count(certificate.rows()))),
        new Tile(
            Figures.share(wrong, answered),
            "of these disagreed",
            "k = %s".formatted(Figures.count(wrong))),
        new Tile(
            "\u2264 " + Percent.of(certificate.alpha()),
            "promised (alpha)",
            "with %s confidence (delta %s)"
                .formatted(Percent.of(1 - certificate.delta()), Percent.of(certificate.delta()))),
        new Tile(
            Percent.atMost(certificate.bound()),
            "upper bound",
            "Clopper-Pearson, descriptive: the gate was selected"));
  }

  private static Evidence evidence(String rows, Tally tally, double p) {
    return new Evidence(
        rows,
        Figures.count(tally.accepted()),
        Figures.count(tally.disagreements()),
        Figures.share(tally.disagreements(), tally.accepted()),
        Figures.probability(p));
  }
}
