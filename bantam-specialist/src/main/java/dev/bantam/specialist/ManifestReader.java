package dev.bantam.specialist;

import dev.bantam.core.Certificate;
import dev.bantam.core.Field;
import dev.bantam.core.Reference;
import dev.bantam.core.Schema;
import dev.bantam.core.guarantee.GateCounts;
import dev.bantam.core.guarantee.Tally;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads {@code specialist.json} and refuses what no manifest can say. */
public final class ManifestReader {

  private static final long MAXIMUM_FILE = 64L << 20;
  private static final int MOST_FIELDS = 1_000;
  private static final Pattern PLAIN_NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

  private ManifestReader() {}

  /**
   * The manifest of a folder.
   *
   * @throws SpecialistException when there is none, it is damaged, or a newer Bantam wrote it
   */
  public static Manifest read(Path folder) {
    Path file = folder.resolve(Manifest.FILE);
    if (!Files.isRegularFile(file)) {
      throw new SpecialistException(
          Files.isDirectory(folder)
              ? folder + " is no specialist: it has no " + Manifest.FILE
              : "there is no specialist at " + folder);
    }
    JsonAt root = new JsonAt(json(FolderFile.of(folder, Manifest.FILE)), "");
    requireKnown(root, file);
    try {
      return manifest(root);
    } catch (SpecialistException e) {
      throw new SpecialistException(file + " is damaged: " + e.getMessage(), e);
    }
  }

  private static JsonNode json(Path file) {
    try {
      if (Files.size(file) > MAXIMUM_FILE) {
        throw new SpecialistException(
            "%s is damaged: it is larger than %,d bytes".formatted(file, MAXIMUM_FILE));
      }
      return StrictJson.read(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new SpecialistException(file + " cannot be read: " + e, e);
    } catch (JacksonException e) {
      throw new SpecialistException(file + " is damaged: " + StrictJson.problem(e), e);
    }
  }

  private static void requireKnown(JsonAt root, Path file) {
    JsonNode format = root.get("format").node();
    if (format.isIntegralNumber()
        && format.bigIntegerValue().compareTo(BigInteger.valueOf(Manifest.FORMAT)) > 0) {
      throw new SpecialistException(
          "%s has format %s and this Bantam reads up to %d: use a newer Bantam, or learn it again"
              .formatted(file, format, Manifest.FORMAT));
    }
  }

  private static Manifest manifest(JsonAt root) {
    root.get("format").require(root.count("format") == Manifest.FORMAT, "a format that was");
    Schema schema = schema(root.get("schema"));
    Answers answers = new Answers(schema);
    JsonAt certificate = root.get("certificate");
    List<Manifest.RungEntry> rungs = root.list("rungs", ManifestReader::rung);
    boolean opens = rungs.stream().anyMatch(rung -> rung.gate().isPresent());
    root.get("rungs").require(!rungs.isEmpty(), "at least one rung");
    root.get("rungs").require(opens || certificate.absent(), "given a gate by the certificate");
    return new Manifest(
        root.text("bantam"),
        root.text("task"),
        schema,
        rungs,
        neverLocal(root, schema, answers),
        certificate.absent() ? Optional.empty() : Optional.of(certificate(certificate)),
        root.optionalText("refusal"),
        tune(root.get("tune")),
        root.list("values", ManifestReader::valueCounts),
        root.list("golden", at -> golden(at, answers.classes())),
        provenance(root.get("provenance")));
  }

  private static Schema schema(JsonAt at) {
    List<Field> fields = at.list("fields", ManifestReader::field);
    at.get("fields").require(fields.size() <= MOST_FIELDS, "a list of no more than 1,000 fields");
    Set<String> optional = Set.copyOf(at.list("optional", JsonAt::string));
    boolean bare = at.flag("bare");
    return at.made(() -> new Schema(fields, bare, optional));
  }

  private static Field field(JsonAt at) {
    String name = at.text("name");
    return switch (at.text("kind")) {
      case "category" -> {
        List<String> values = at.list("values", JsonAt::string);
        yield at.made(() -> new Field.Category(name, values));
      }
      case "boolean" -> new Field.Bool(name);
      default -> throw at.get("kind").wrong("a kind that a rung of this Bantam answers");
    };
  }

  private static Manifest.RungEntry rung(JsonAt at) {
    String file = at.text("file");
    at.get("file")
        .require(PLAIN_NAME.matcher(file).matches(), "the plain name of a file in the folder");
    return new Manifest.RungEntry(
        at.text("name"),
        file,
        at.text("sha256"),
        bytes(at),
        at.number("accuracy"),
        at.number("microseconds"),
        gate(at));
  }

  private static long bytes(JsonAt at) {
    long bytes = at.whole("bytes");
    at.get("bytes").require(bytes >= 0, "a size");
    return bytes;
  }

  private static OptionalDouble gate(JsonAt at) {
    if (at.get("gate").absent()) {
      return OptionalDouble.empty();
    }
    double gate = at.number("gate");
    at.get("gate").require(!Double.isNaN(gate), "a score that can be reached");
    return OptionalDouble.of(gate);
  }

  private static Map<String, Set<String>> neverLocal(JsonAt root, Schema schema, Answers answers) {
    Map<String, Set<String>> known = new HashMap<>();
    for (int field = 0; field < schema.fields().size(); field++) {
      Set<String> values =
          known.computeIfAbsent(schema.fields().get(field).name(), n -> new HashSet<>());
      for (int value = 0; value < answers.classes(field); value++) {
        values.add(answers.name(field, value));
      }
    }
    Map<String, Set<String>> never =
        root.map("never_local", at -> new TreeSet<>(at.list(JsonAt::string)));
    never.forEach(
        (field, values) ->
            root.get("never_local")
                .get(field)
                .require(
                    known.getOrDefault(field, Set.of()).containsAll(values), "values of a field"));
    return never;
  }

  private static Certificate certificate(JsonAt at) {
    return at.made(() -> read(at));
  }

  private static Certificate read(JsonAt at) {
    return new Certificate(
        reference(at),
        at.optionalText("teacher"),
        at.number("alpha"),
        at.number("delta"),
        at.count("rows"),
        new GateCounts(
            new Tally(at.count("accepted"), at.count("disagreements")),
            new Tally(at.count("novel_accepted"), at.count("novel_disagreements"))),
        at.count("agreement"),
        at.text("fingerprint"),
        at.instant("issued"),
        at.instant("expires"));
  }

  private static Reference reference(JsonAt at) {
    return switch (at.text("reference")) {
      case "teacher" -> Reference.TEACHER;
      case "people" -> Reference.PEOPLE;
      default -> throw at.get("reference").wrong("teacher or people");
    };
  }

  private static Manifest.TuneSummary tune(JsonAt at) {
    int rows = at.count("rows");
    return new Manifest.TuneSummary(rows, at.list("gates", gate -> tuneGate(gate, rows)));
  }

  private static Manifest.TuneGate tuneGate(JsonAt at, int rows) {
    int accepted = at.part("accepted", rows);
    return new Manifest.TuneGate(at.number("score"), accepted, at.part("disagreements", accepted));
  }

  private static Manifest.ValueCounts valueCounts(JsonAt at) {
    int said = at.count("said");
    int was = at.count("was");
    return new Manifest.ValueCounts(
        at.text("field"),
        at.text("value"),
        said,
        at.part("said_wrong", said),
        was,
        at.part("was_missed", was));
  }

  private static Manifest.Golden golden(JsonAt at, int[] classes) {
    JsonAt indices = at.get("values");
    List<Integer> values = indices.list(JsonAt::index);
    indices.require(values.size() == classes.length, "a list of one index per field");
    for (int field = 0; field < classes.length; field++) {
      int value = values.get(field);
      indices.require(value >= 0 && value < classes[field], "indices of the fields' values");
    }
    return new Manifest.Golden(at.text("input"), at.number("score"), values);
  }

  private static Provenance provenance(JsonAt at) {
    return new Provenance(
        at.text("source"),
        at.text("fingerprint"),
        at.count("rows"),
        at.count("train"),
        at.count("tune"),
        at.count("calibrate"),
        at.whole("seed"),
        at.instant("created"),
        at.count("openings"),
        at.map("settings", JsonAt::string));
  }
}
