package dev.bantam.cli;

import dev.bantam.core.Certificate;
import dev.bantam.core.Field;
import dev.bantam.core.Percent;
import dev.bantam.core.guarantee.Feasibility;
import dev.bantam.learn.Learned;
import dev.bantam.learn.report.Report;
import dev.bantam.specialist.Manifest;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** What {@code learn} prints for people: data, ladder, certificate, curve, next commands. */
final class LearnSummary {

  private static final int MOST_SENTENCES = 12;

  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./:@%+=,-]+");

  private final Terminal terminal;
  private final PrintWriter out;
  private final Learned learned;
  private final Manifest manifest;
  private final double seconds;

  LearnSummary(Terminal terminal, Learned learned, double seconds) {
    this.terminal = terminal;
    this.out = terminal.out();
    this.learned = learned;
    this.manifest = learned.manifest();
    this.seconds = seconds;
  }

  void print() {
    data();
    ladder();
    certificate();
    curve();
    next();
  }

  private void data() {
    out.println(terminal.bold("Data"));
    for (Field field : manifest.schema().fields()) {
      paragraph(
          "%s (%s): %s"
              .formatted(
                  field.name(), field.kind(), shortened(String.join(", ", field.choices()))));
    }
    List<String> sentences = learned.report().sentences();
    sentences.stream().limit(MOST_SENTENCES).forEach(this::paragraph);
    if (sentences.size() > MOST_SENTENCES) {
      paragraph("(%d more remarks in report.html)".formatted(sentences.size() - MOST_SENTENCES));
    }
    paragraph(
        "%,d rows to learn from, %,d to plan the gates, %,d to certify."
            .formatted(
                manifest.provenance().train(),
                manifest.provenance().tune(),
                manifest.provenance().calibrate()));
    out.println();
  }

  private void ladder() {
    out.println(terminal.bold("Ladder") + terminal.dim("  (learned in %.1f s)".formatted(seconds)));
    out.println("  rung      accuracy on tune      size  an answer takes");
    for (Manifest.RungEntry rung : manifest.rungs()) {
      out.printf(
          Locale.ROOT,
          "  %-9s %16s %9s %16s%n",
          rung.name(),
          learned.tune().size() == 0 ? "no rows" : Percent.rounded(rung.accuracy()),
          Sizes.bytes(rung.bytes()),
          rung.microseconds() == 0
              ? "-"
              : String.format(Locale.ROOT, "%.1f \u00b5s", rung.microseconds()));
    }
    out.println();
  }

  private void certificate() {
    Optional<Certificate> certificate = manifest.certificate();
    if (certificate.isPresent()) {
      out.println(terminal.green(terminal.bold("Certified")));
      paragraph(certificate.get().sentence());
      paragraph(
          terminal.dim(
              "Held-out rows that repeat nothing learned: %,d answered, %,d disagreed."
                  .formatted(
                      certificate.get().counts().novel().accepted(),
                      certificate.get().counts().novel().disagreements())));
      manifest.provenance().openingsWarning().ifPresent(this::warning);
    } else {
      out.println(
          terminal.yellow(terminal.bold("Not certified: every call goes to the large model")));
      paragraph("Because " + manifest.refusal().orElse("there is no certificate"));
      feasibility();
    }
    out.println();
  }

  private void feasibility() {
    if (learned.certification().isEmpty()) {
      return;
    }
    out.println("  What tune says could be certified (a forecast, not a promise):");
    for (Feasibility line : learned.feasibility()) {
      String rows =
          line.moreRows().isEmpty()
              ? "out of reach: the surest answers disagree too often"
              : line.moreRows().getAsInt() == 0
                  ? "%s of the calls".formatted(Percent.rounded(line.coverage()))
                  : "within reach with about %,d more held-out rows"
                      .formatted(line.moreRows().getAsInt());
      out.printf(Locale.ROOT, "    alpha %-5s %s%n", Percent.of(line.alpha()), rows);
    }
  }

  private void curve() {
    if (manifest.tune().rows() == 0) {
      return;
    }
    out.println(
        terminal.bold("Disagreement by coverage")
            + terminal.dim(
                "  (on tune; \u2504 alpha" + (gate().isPresent() ? ", \u25c6 gate)" : ")")));
    new CurveChart(manifest.tune(), alpha(), gate())
        .lines(terminal.columns())
        .forEach(out::println);
    out.println();
  }

  private OptionalDouble alpha() {
    return learned
        .certification()
        .map(walk -> OptionalDouble.of(walk.plan().alpha()))
        .orElse(OptionalDouble.empty());
  }

  private OptionalDouble gate() {
    return manifest.rungs().getLast().gate();
  }

  private void next() {
    String name =
        learned.folder().startsWith(SpecialistFolders.HOME)
            ? manifest.task()
            : quoted(learned.folder().toString());
    String command = terminal.command();
    out.println(terminal.bold("Next"));
    out.printf("  %s answer %s \"...\"%n", command, name);
    out.printf("  %s eval %s more.csv%n", command, name);
    out.printf("  %s inspect %s%n", command, name);
    out.printf("  %s%n", learned.folder().resolve(Report.FILE));
  }

  /** As a shell wants it. */
  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private static String shortened(String values) {
    return values.length() <= 240 ? values : values.substring(0, 237) + "...";
  }

  /** Wrapped before it is coloured, so that colours do not count as characters. */
  private void warning(String text) {
    Paragraph.wrapped(text, terminal.columns() - 2)
        .forEach(line -> out.println("  " + terminal.yellow(line)));
  }

  private void paragraph(String text) {
    Paragraph.wrapped(text, terminal.columns() - 2).forEach(line -> out.println("  " + line));
  }
}
