package dev.bantam.learn;

import dev.bantam.core.Agreement;
import dev.bantam.core.Certificate;
import dev.bantam.core.Reference;
import dev.bantam.core.guarantee.Certification;
import dev.bantam.core.guarantee.FixedSequence;
import dev.bantam.learn.data.Dataset;
import dev.bantam.learn.data.Repeats;
import dev.bantam.specialist.Manifest;
import dev.bantam.specialist.ManifestReader;
import dev.bantam.specialist.ManifestWriter;
import dev.bantam.specialist.Provenance;
import dev.bantam.specialist.Specialist;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Certifies a frozen specialist, once, on rows that came after it was frozen. The weights stay as
 * they are; the manifest gets the certificate and the gate, or the reason why there is none.
 */
public final class ForwardCertifier {

  private final InstantSource clock;

  /**
   * @param clock dates the certificate
   */
  public ForwardCertifier(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Opens the later rows.
   *
   * @param folder what {@link ForwardLearner} wrote
   * @param data the rows that it was learned from, and after them the later ones
   * @param later the index of the first later row: from there to the end there are exactly as many
   *     as the plan asks for
   * @throws LearnException when the folder was certified before or the rows do not fit its plan
   * @throws WriteException when the outcome cannot be written; then nothing has changed
   */
  public Manifest certify(Path folder, Dataset data, int later) {
    Manifest before = ManifestReader.read(folder);
    ForwardPlan plan = ForwardPlan.read(folder);
    if (before.certificate().isPresent() || before.provenance().openings() > 0) {
      throw new LearnException("%s was certified before: learn it again".formatted(folder));
    }
    if (data.rows() - later != plan.rows()) {
      throw new LearnException(
          "%,d later rows, but %s is certified on exactly %,d"
              .formatted(data.rows() - later, folder, plan.rows()));
    }
    int[] rows = IntStream.range(later, data.rows()).toArray();
    BitSet known = new BitSet();
    known.set(0, later);
    Verdicts verdicts;
    try (Specialist frozen = Specialist.load(folder)) {
      verdicts = Verdicts.of(frozen, data, rows);
    }
    boolean[] novel = Repeats.of(data).novel(known, rows);
    Certification outcome =
        FixedSequence.certify(plan.gates(), verdicts.counts(plan.grid(), novel));
    Manifest after = after(before, plan, outcome, verdicts, data.select(rows).fingerprint());
    try {
      replace(after, folder);
    } catch (IOException e) {
      throw FolderWriter.cannotWrite(folder, e);
    }
    return after;
  }

  private Manifest after(
      Manifest before,
      ForwardPlan plan,
      Certification outcome,
      Verdicts verdicts,
      String fingerprint) {
    Optional<Certification.Certified> certified =
        outcome instanceof Certification.Certified proven ? Optional.of(proven) : Optional.empty();
    OptionalDouble gate =
        certified
            .map(proven -> OptionalDouble.of(plan.grid().thresholds().get(proven.gate().gate())))
            .orElse(OptionalDouble.empty());
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return new Manifest(
        before.version(),
        before.task(),
        before.schema(),
        withGate(before.rungs(), gate),
        before.neverLocal(),
        certified.map(proven -> certificate(plan, proven, fingerprint, now)),
        outcome instanceof Certification.Refused refused
            ? Optional.of(Refusal.why(refused))
            : Optional.empty(),
        before.tune(),
        gate.isPresent() ? ValueTable.of(before.schema(), verdicts, gate.getAsDouble()) : List.of(),
        before.golden(),
        opened(before.provenance(), plan.rows()));
  }

  private static Certificate certificate(
      ForwardPlan plan, Certification.Certified proven, String fingerprint, Instant now) {
    return new Certificate(
        plan.teacher().isPresent() ? Reference.TEACHER : Reference.PEOPLE,
        plan.teacher(),
        plan.alpha(),
        plan.delta(),
        proven.rows(),
        proven.gate().counts(),
        Agreement.VERSION,
        fingerprint,
        now,
        now.plus(plan.validity()));
  }

  /** The last rung's gate is what was certified. */
  private static List<Manifest.RungEntry> withGate(
      List<Manifest.RungEntry> rungs, OptionalDouble gate) {
    List<Manifest.RungEntry> entries = new ArrayList<>(rungs);
    Manifest.RungEntry last = entries.removeLast();
    entries.add(
        new Manifest.RungEntry(
            last.name(),
            last.file(),
            last.sha256(),
            last.bytes(),
            last.accuracy(),
            last.microseconds(),
            gate));
    return entries;
  }

  private static Provenance opened(Provenance was, int rows) {
    return new Provenance(
        was.source(),
        was.fingerprint(),
        was.rows(),
        was.train(),
        was.tune(),
        rows,
        was.seed(),
        was.created(),
        1,
        was.settings());
  }

  /** The card first: whoever reads the manifest in between still finds the gates closed. */
  private static void replace(Manifest manifest, Path folder) throws IOException {
    ModelCard.write(manifest, folder);
    Path beside = Files.createTempDirectory(folder.toAbsolutePath().getParent(), ".certifying");
    try {
      ManifestWriter.write(manifest, beside);
      Files.move(
          beside.resolve(Manifest.FILE),
          folder.resolve(Manifest.FILE),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside.resolve(Manifest.FILE));
      Files.delete(beside);
    }
  }
}
