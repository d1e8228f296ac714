package dev.bantam.specialist;

import dev.bantam.core.Certificate;
import dev.bantam.core.Field;
import dev.bantam.core.Reference;
import dev.bantam.core.Schema;
import dev.bantam.core.guarantee.GateCounts;
import dev.bantam.core.guarantee.Tally;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A small honest specialist, to be written into a folder: knows the words of {@link
 * SmallRung#WORDS}, certified, with golden inputs.
 */
record SpecialistFolder(
    Schema schema,
    LexicalRung rung,
    OptionalDouble gate,
    Map<String, Set<String>> neverLocal,
    Optional<Certificate> certificate) {

  static final Instant ISSUED = Instant.parse("2026-11-01T12:00:00.123456789Z");
  static final Instant EXPIRES = Instant.parse("2027-05-01T12:00:00Z");

  /** A clock on which the certificate is valid. */
  static final InstantSource DURING = InstantSource.fixed(Instant.parse("2026-12-01T00:00:00Z"));

  private static final String FILE = "lexical.safetensors";

  /** Answers one label. */
  static SpecialistFolder bare() {
    return of(
        Schema.bare(new Field.Category("label", List.of("billing", "shipping", "日本 \"é\" 😀"))));
  }

  /** Answers an object of a category, a truth value and a category that may be null. */
  static SpecialistFolder fields() {
    return of(
        Schema.object(
                List.of(
                    new Field.Category("topic", List.of("billing", "shipping", "login")),
                    new Field.Bool("urgent"),
                    new Field.Category("product", List.of("app", "card"))))
            .withOptional(Set.of("product")));
  }

  static SpecialistFolder of(Schema schema) {
    return new SpecialistFolder(
        schema,
        SmallRung.of(new Answers(schema).classes()),
        OptionalDouble.of(1),
        Map.of(),
        Optional.of(certified()));
  }

  SpecialistFolder withGate(double score) {
    return new SpecialistFolder(schema, rung, OptionalDouble.of(score), neverLocal, certificate);
  }

  SpecialistFolder withRung(LexicalRung other) {
    return new SpecialistFolder(schema, other, gate, neverLocal, certificate);
  }

  SpecialistFolder withNeverLocal(Map<String, Set<String>> values) {
    return new SpecialistFolder(schema, rung, gate, values, certificate);
  }

  SpecialistFolder withoutCertificate() {
    return new SpecialistFolder(schema, rung, gate, neverLocal, Optional.empty());
  }

  /** Loads it from the folder that it is written into, on a day when its certificate is valid. */
  Specialist load(Path folder) throws IOException {
    return Specialist.load(
        write(folder), SpecialistOptions.defaults().withSeed(1).withClock(DURING));
  }

  Path write(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(FILE));
    LexicalFile.write(rung, folder.resolve(FILE));
    ManifestWriter.write(manifest(folder, List.of()), folder);
    Specialist draft = Specialist.load(folder);
    Answers answers = new Answers(schema);
    List<Manifest.Golden> golden = new ArrayList<>();
    for (String input : List.of("charged late", "zebra", "", "password 日本語 refund", "PARCEL!")) {
      Result result = draft.answer(input);
      List<Integer> values = new ArrayList<>();
      for (int field = 0; field < schema.fields().size(); field++) {
        int value = 0;
        while (!answers.value(field, value).equals(result.fields().get(field).value())) {
          value++;
        }
        values.add(value);
      }
      golden.add(new Manifest.Golden(input, result.score(), values));
    }
    ManifestWriter.write(manifest(folder, golden), folder);
    return folder;
  }

  Manifest manifest(Path folder, List<Manifest.Golden> golden) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve(FILE));
    return new Manifest(
        "0.1.0",
        "tickets",
        schema,
        List.of(
            new Manifest.RungEntry(
                LexicalRung.NAME,
                FILE,
                Sha256.of(ByteBuffer.wrap(bytes)),
                bytes.length,
                0.9125,
                3.7,
                gate)),
        neverLocal,
        certificate,
        certificate.isPresent() ? Optional.empty() : Optional.of("too few rows: 40 more would do"),
        new Manifest.TuneSummary(
            100,
            List.of(
                new Manifest.TuneGate(3.25, 40, 0),
                new Manifest.TuneGate(Double.NEGATIVE_INFINITY, 99, 7))),
        List.of(new Manifest.ValueCounts(schema.fields().getFirst().name(), "billing", 9, 1, 8, 0)),
        golden,
        new Provenance(
            "tickets.csv", "ab12", 1_000, 650, 100, 250, -42, ISSUED, 1, Map.of("alpha", "0.05")));
  }

  private static Certificate certified() {
    return new Certificate(
        Reference.TEACHER,
        Optional.of("model-x"),
        0.05,
        0.05,
        300,
        new GateCounts(new Tally(200, 2), new Tally(180, 2)),
        1,
        "ab12",
        ISSUED,
        EXPIRES);
  }
}
