package dev.bantam.cli;

import dev.bantam.core.Certificate;
import dev.bantam.core.Field;
import dev.bantam.core.Percent;
import dev.bantam.specialist.Manifest;
import dev.bantam.specialist.Provenance;
import dev.bantam.specialist.Specialist;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a specialist is and what is proven about it. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what a specialist answers, its ladder, its certificate, how each value fared, and what"
          + " it was made from. Checks the folder on the way."
    },
    footerHeading = "%nExample:%n",
    footer = "  bantam inspect helpdesk")
final class InspectCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final PrintWriter out;

  @Parameters(
      index = "0",
      paramLabel = "NAME|DIR",
      description = "A specialist's folder, or its name in ./specialists.")
  private String name = "";

  @Option(names = "--json", description = "Print the folder's manifest instead.")
  private boolean json;

  InspectCommand(Terminal terminal) {
    this.terminal = terminal;
    this.out = terminal.out();
  }

  @Override
  public Integer call() {
    Path folder = SpecialistFolders.find(name);
    try (Specialist specialist = Specialist.load(folder)) {
      if (json) {
        out.println(Files.readString(folder.resolve(Manifest.FILE)).strip());
        return 0;
      }
      Manifest manifest = specialist.manifest();
      out.println(terminal.bold(Terminal.harmless(manifest.task())) + terminal.dim("  " + folder));
      fields(manifest);
      ladder(manifest);
      certificate(manifest, specialist.closed());
      values(manifest);
      curve(manifest);
      provenance(manifest);
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private void fields(Manifest manifest) {
    for (Field field : manifest.schema().fields()) {
      paragraph(
          "%s (%s): %s".formatted(field.name(), field.kind(), String.join(", ", field.choices())));
    }
    manifest
        .neverLocal()
        .forEach(
            (field, values) ->
                paragraph("never local: %s = %s".formatted(field, String.join(", ", values))));
    out.println();
  }

  private void ladder(Manifest manifest) {
    out.println(terminal.bold("Ladder"));
    out.println("  rung     accuracy on tune     size  an answer  gate");
    for (Manifest.RungEntry rung : manifest.rungs()) {
      OptionalDouble gate = rung.gate();
      out.printf(
          Locale.ROOT,
          "  %-8s %16s %8s %7.1f \u00b5s  %s%n",
          rung.name(),
          Percent.rounded(rung.accuracy()),
          Sizes.bytes(rung.bytes()),
          rung.microseconds(),
          gate.isPresent() ? opens(gate.getAsDouble()) : "closed");
    }
    out.println();
  }

  /** A gate that lets everything through has no lowest score. */
  private static String opens(double gate) {
    return Double.isInfinite(gate) ? "all known" : String.format(Locale.ROOT, "from %.3f", gate);
  }

  private static String times(int count) {
    return switch (count) {
      case 0 -> "never";
      case 1 -> "once";
      default -> count + " times";
    };
  }

  private void certificate(Manifest manifest, Optional<String> closed) {
    if (manifest.certificate().isPresent()) {
      Certificate certificate = manifest.certificate().get();
      out.println(terminal.green(terminal.bold("Certificate")));
      paragraph(certificate.sentence());
      paragraph(
          "Exact p-value %.3g on all rows, %.3g on the %,d that repeat nothing learned; the upper"
                  .formatted(
                      certificate.p(),
                      certificate.novelP(),
                      certificate.counts().novel().accepted())
              + " bound %s is descriptive, since the gate was selected."
                  .formatted(Percent.atMost(certificate.bound())));
      paragraph(
          "Issued %s; without audits to be trusted until %s."
              .formatted(certificate.issued(), certificate.expires()));
      manifest.provenance().openingsWarning().ifPresent(this::warning);
    }
    closed.ifPresent(
        why -> {
          out.println(terminal.yellow(terminal.bold("No answer is local")));
          paragraph("Because " + why);
        });
    out.println();
  }

  private void values(Manifest manifest) {
    List<Manifest.ValueCounts> values = manifest.values();
    if (values.isEmpty()) {
      return;
    }
    out.println(terminal.bold("Values") + terminal.dim("  (among held-out rows answered locally)"));
    int width = values.stream().mapToInt(v -> v.value().length()).max().orElse(0);
    width = Math.clamp(width, 8, 32);
    out.printf("  %-" + width + "s %8s %8s %8s %8s%n", "value", "said", "wrong", "was", "missed");
    for (Manifest.ValueCounts value : values) {
      out.printf(
          Locale.ROOT,
          "  %-" + width + "s %,8d %,8d %,8d %,8d%n",
          Terminal.harmless(value.value()),
          value.said(),
          value.saidWrong(),
          value.was(),
          value.wasMissed());
    }
    paragraph(Manifest.ValueCounts.USE);
    out.println();
  }

  private void curve(Manifest manifest) {
    if (manifest.tune().rows() > 0) {
      OptionalDouble alpha =
          manifest
              .certificate()
              .map(certificate -> OptionalDouble.of(certificate.alpha()))
              .orElse(OptionalDouble.empty());
      out.println(terminal.bold("Disagreement by coverage") + terminal.dim("  (on tune)"));
      new CurveChart(manifest.tune(), alpha, manifest.rungs().getLast().gate())
          .lines(terminal.columns())
          .forEach(out::println);
      out.println();
    }
  }

  private void provenance(Manifest manifest) {
    Provenance provenance = manifest.provenance();
    out.println(terminal.bold("Made from"));
    paragraph(
        "%s: %,d rows, of them %,d to learn from, %,d to plan the gates, %,d to certify."
            .formatted(
                provenance.source(),
                provenance.rows(),
                provenance.train(),
                provenance.tune(),
                provenance.calibrate()));
    paragraph(
        "Seed %d, %s, Bantam %s. Calibrate opened %s in this folder."
            .formatted(
                provenance.seed(),
                provenance.created(),
                manifest.version(),
                times(provenance.openings())));
    paragraph("SHA-256 of the data " + provenance.fingerprint());
  }

  private void warning(String text) {
    Paragraph.wrapped(Terminal.harmless(text), terminal.columns() - 2)
        .forEach(line -> out.println("  " + terminal.yellow(line)));
  }

  private void paragraph(String text) {
    Paragraph.wrapped(Terminal.harmless(text), terminal.columns() - 2)
        .forEach(line -> out.println("  " + line));
  }
}
