package dev.bantam.learn;

import dev.bantam.core.Agreement;
import dev.bantam.core.Certificate;
import dev.bantam.core.Schema;
import dev.bantam.core.guarantee.Certification;
import dev.bantam.core.guarantee.Feasibility;
import dev.bantam.core.guarantee.Place;
import dev.bantam.learn.data.Dataset;
import dev.bantam.specialist.LexicalFile;
import dev.bantam.specialist.LexicalRung;
import dev.bantam.specialist.Manifest;
import dev.bantam.specialist.ManifestWriter;
import dev.bantam.specialist.Provenance;
import dev.bantam.specialist.Sha256;
import dev.bantam.specialist.Specialist;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** The folder of a specialist that is being made: first frozen with closed gates, then sealed. */
final class Staging {

  private static final String FILE = LexicalRung.NAME + ".safetensors";

  private final Path folder;
  private final LearnOptions options;
  private final Dataset data;
  private final Schema schema;
  private final Places places;
  private final Map<String, Set<String>> neverLocal;
  private final Instant now;
  private final Provenance provenance;

  Staging(
      Path folder, LearnOptions options, Dataset data, Schema schema, Places places, Instant now) {
    this.folder = folder;
    this.options = options;
    this.data = data;
    this.schema = schema;
    this.places = places;
    this.neverLocal = NeverLocal.of(schema, options.neverLocal());
    this.now = now;
    this.provenance = provenance();
  }

  /** Writes the rung, its gate closed, and loads the folder as it will serve. */
  Specialist freeze(LexicalRung rung) throws IOException {
    Files.deleteIfExists(folder.resolve(FILE));
    LexicalFile.write(rung, folder.resolve(FILE));
    ManifestWriter.write(draft(), folder);
    return Specialist.load(folder);
  }

  private Manifest draft() throws IOException {
    return new Manifest(
        Version.CURRENT,
        options.task(),
        schema,
        List.of(entry(0, 0, OptionalDouble.empty())),
        neverLocal,
        Optional.empty(),
        Optional.of("it is being learned"),
        new Manifest.TuneSummary(0, List.of()),
        List.of(),
        List.of(),
        provenance);
  }

  /**
   * Writes what was proven, and opens the gate if it was enough.
   *
   * @param microseconds a mean answer
   * @param openings how often calibrate was opened in the folder before
   */
  Manifest seal(Proof proof, double microseconds, List<Manifest.Golden> golden, Openings openings)
      throws IOException {
    OptionalDouble gate = proof.gate();
    double accuracy = proof.tune().size() == 0 ? 0 : proof.tune().accuracy();
    List<Manifest.ValueCounts> values =
        gate.isPresent()
            ? ValueTable.of(schema, proof.calibrate().orElseThrow(), gate.getAsDouble())
            : List.of();
    Manifest manifest =
        new Manifest(
            Version.CURRENT,
            options.task(),
            schema,
            List.of(entry(accuracy, microseconds, gate)),
            neverLocal,
            proof.certified().map(this::certificate),
            gate.isPresent() ? Optional.empty() : Optional.of(refusal(proof)),
            proof.summary(),
            values,
            golden,
            provenance.withOpenings(openings.after(provenance, proof.calibrate().isPresent())));
    ManifestWriter.write(manifest, folder);
    return manifest;
  }

  private String refusal(Proof proof) {
    return proof
        .refused()
        .map(
            refused ->
                Refusal.of(
                    refused,
                    data.rows(),
                    Feasibility.at(
                        proof.evidence(),
                        refused.plan().calibrateRows(),
                        options.alpha(),
                        options.delta())))
        .orElseGet(Refusal::withoutCertificate);
  }

  private Certificate certificate(Certification.Certified certified) {
    return new Certificate(
        options.reference(),
        options.teacher(),
        options.alpha(),
        options.delta(),
        certified.rows(),
        certified.gate().counts(),
        Agreement.VERSION,
        provenance.fingerprint(),
        now,
        now.plus(options.validity()));
  }

  private Manifest.RungEntry entry(double accuracy, double microseconds, OptionalDouble gate)
      throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve(FILE));
    return new Manifest.RungEntry(
        LexicalRung.NAME,
        FILE,
        Sha256.of(ByteBuffer.wrap(bytes)),
        bytes.length,
        accuracy,
        microseconds,
        gate);
  }

  /** Settings hold all that decides which rows calibrate has and what is tried on them. */
  private Provenance provenance() {
    Map<String, String> settings = new LinkedHashMap<>(options.lexical().named());
    settings.put("alpha", Double.toString(options.alpha()));
    settings.put("delta", Double.toString(options.delta()));
    settings.put("calibrate", data.hasTimes() ? "newest rows" : "keyed hash");
    settings.put("calibrate rows", calibrateRows().substring(0, 16));
    settings.put("never local", neverLocal());
    return new Provenance(
        String.valueOf(Path.of(data.reading().file()).getFileName()),
        data.fingerprint(),
        data.rows(),
        places.rows(Place.TRAIN).length,
        places.rows(Place.TUNE).length,
        places.rows(Place.CALIBRATE).length,
        options.seed(),
        now,
        0,
        settings);
  }

  private String calibrateRows() {
    return data.select(places.rows(Place.CALIBRATE)).fingerprint();
  }

  private String neverLocal() {
    return neverLocal.isEmpty()
        ? "no value"
        : neverLocal.entrySet().stream()
            .flatMap(field -> field.getValue().stream().map(value -> field.getKey() + "=" + value))
            .collect(Collectors.joining(", "));
  }
}
