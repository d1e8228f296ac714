package dev.bantam.learn;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import dev.bantam.core.Agreement;
import dev.bantam.core.Certificate;
import dev.bantam.core.Schema;
import dev.bantam.core.guarantee.Certification;
import dev.bantam.core.guarantee.Feasibility;
import dev.bantam.core.guarantee.Place;
import dev.bantam.learn.data.Dataset;
import dev.bantam.learn.encoder.BaseModelFiles;
import dev.bantam.specialist.EncoderFile;
import dev.bantam.specialist.EncoderRung;
import dev.bantam.specialist.LexicalFile;
import dev.bantam.specialist.LexicalRung;
import dev.bantam.specialist.Manifest;
import dev.bantam.specialist.ManifestWriter;
import dev.bantam.specialist.Provenance;
import dev.bantam.specialist.Rung;
import dev.bantam.specialist.Sha256;
import dev.bantam.specialist.Specialist;
import dev.bantam.specialist.SpecialistOptions;
import dev.bantam.specialist.encoder.Encoder;
import dev.bantam.specialist.encoder.Encoders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** The folder of a specialist that is being made: first frozen with closed gates, then sealed. */
final class Staging {

  private static final String ENDING = ".safetensors";

  private final Path folder;
  private final LearnOptions options;
  private final Dataset data;
  private final Schema schema;
  private final Places places;
  private final Map<String, Set<String>> neverLocal;
  private final Instant now;
  private final Encoders encoders;

  /**
   * @param encoders find the base models of rungs that need one
   */
  Staging(
      Path folder,
      LearnOptions options,
      Dataset data,
      Schema schema,
      Places places,
      Instant now,
      Encoders encoders) {
    this.folder = folder;
    this.options = options;
    this.data = data;
    this.schema = schema;
    this.places = places;
    this.neverLocal = NeverLocal.of(schema, options.neverLocal());
    this.now = now;
    this.encoders = encoders;
  }

  /** The encoder of a base model, which the folder gets to carry unless the cache has it. */
  Encoder encoder(BaseModelFiles base) throws IOException {
    // What another base model left here would be taken for this one's.
    Files.deleteIfExists(folder.resolve(Encoders.MODEL));
    Files.deleteIfExists(folder.resolve(Encoders.TOKENIZER));
    carry(base);
    return encoders.encoder(folder, base.reference());
  }

  private void carry(BaseModelFiles base) throws IOException {
    if (!base.shared()) {
      Files.copy(base.model(), folder.resolve(Encoders.MODEL), REPLACE_EXISTING);
      Files.copy(base.tokenizer(), folder.resolve(Encoders.TOKENIZER), REPLACE_EXISTING);
    }
  }

  /** Writes the rungs, no answer local, and loads the folder as it will serve. */
  Specialist freeze(LearnedLadder ladder) throws IOException {
    for (String file :
        List.of(
            LexicalRung.NAME + ENDING,
            EncoderRung.NAME + ENDING,
            Encoders.MODEL,
            Encoders.TOKENIZER)) {
      Files.deleteIfExists(folder.resolve(file));
    }
    LexicalFile.write(ladder.lexical(), folder.resolve(LexicalRung.NAME + ENDING));
    if (ladder.upper().isPresent()) {
      LearnedLadder.Upper upper = ladder.upper().get();
      EncoderFile.write(upper.learned().rung(), folder.resolve(EncoderRung.NAME + ENDING));
      carry(upper.base());
    }
    ManifestWriter.write(draft(ladder), folder);
    return Specialist.load(folder, SpecialistOptions.defaults().withEncoders(encoders));
  }

  /** How many bytes a ladder needs where it serves, an encoder that is not its own included. */
  long bytes(LearnedLadder ladder) throws IOException {
    freeze(ladder).close();
    long bytes = Files.size(folder.resolve(LexicalRung.NAME + ENDING));
    if (ladder.upper().isPresent()) {
      BaseModelFiles base = ladder.upper().get().base();
      bytes += Files.size(folder.resolve(EncoderRung.NAME + ENDING));
      bytes += Files.size(base.model()) + Files.size(base.tokenizer());
    }
    return bytes;
  }

  private Manifest draft(LearnedLadder ladder) throws IOException {
    List<RungFigures> unknown = ladder.rungs().stream().map(rung -> new RungFigures(0, 0)).toList();
    return new Manifest(
        Version.CURRENT,
        options.task(),
        schema,
        entries(ladder, unknown, OptionalDouble.empty()),
        neverLocal,
        Optional.empty(),
        Optional.of("it is being learned"),
        new Manifest.TuneSummary(0, List.of()),
        List.of(),
        List.of(),
        provenance(ladder));
  }

  /**
   * Writes what was proven, and opens the gate if it was enough.
   *
   * @param figures of each rung
   * @param openings how often calibrate was opened in the folder before
   */
  Manifest seal(
      LearnedLadder ladder,
      Proof proof,
      List<RungFigures> figures,
      List<Manifest.Golden> golden,
      Openings openings)
      throws IOException {
    OptionalDouble gate = proof.gate();
    Provenance provenance = provenance(ladder);
    List<Manifest.ValueCounts> values =
        gate.isPresent()
            ? ValueTable.of(schema, proof.calibrate().orElseThrow(), gate.getAsDouble())
            : List.of();
    Manifest manifest =
        new Manifest(
            Version.CURRENT,
            options.task(),
            schema,
            entries(ladder, figures, gate),
            neverLocal,
            proof.certified().map(certified -> certificate(certified, provenance)),
            gate.isPresent() ? Optional.empty() : Optional.of(refusal(proof)),
            proof.summary(),
            values,
            golden,
            provenance.withOpenings(openings.after(provenance, proof.calibrate().isPresent())));
    ManifestWriter.write(manifest, folder);
    return manifest;
  }

  /**
   * Writes what is to be proven later; the gates stay closed.
   *
   * @param reason why they are
   */
  Manifest sealClosed(
      LearnedLadder ladder,
      Proof planned,
      List<RungFigures> figures,
      List<Manifest.Golden> golden,
      String reason)
      throws IOException {
    Manifest manifest =
        new Manifest(
            Version.CURRENT,
            options.task(),
            schema,
            entries(ladder, figures, OptionalDouble.empty()),
            neverLocal,
            Optional.empty(),
            Optional.of(reason),
            planned.summary(),
            List.of(),
            golden,
            provenance(ladder).withSetting("calibrate", "later rows"));
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

  private Certificate certificate(Certification.Certified certified, Provenance provenance) {
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

  /**
   * @param gate the last rung's
   */
  private List<Manifest.RungEntry> entries(
      LearnedLadder ladder, List<RungFigures> figures, OptionalDouble gate) throws IOException {
    List<Manifest.RungEntry> entries = new ArrayList<>();
    List<Rung> rungs = ladder.rungs();
    for (int i = 0; i < rungs.size(); i++) {
      String name = rungs.get(i).name();
      byte[] bytes = Files.readAllBytes(folder.resolve(name + ENDING));
      entries.add(
          new Manifest.RungEntry(
              name,
              name + ENDING,
              Sha256.of(ByteBuffer.wrap(bytes)),
              bytes.length,
              figures.get(i).accuracy(),
              figures.get(i).microseconds(),
              i == rungs.size() - 1 ? gate : ladder.lowerGates().get(i)));
    }
    return entries;
  }

  /** Settings hold all that decides which rows calibrate has and what is tried on them. */
  private Provenance provenance(LearnedLadder ladder) {
    Map<String, String> settings = new LinkedHashMap<>(options.lexical().named());
    settings.putAll(ladder.settings());
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
