package dev.bantam.specialist;

import dev.bantam.core.Certificate;
import dev.bantam.core.Field;
import dev.bantam.core.Reference;
import dev.bantam.core.Schema;
import dev.bantam.core.guarantee.GateCounts;
import dev.bantam.core.guarantee.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
    try {
      if (Files.size(file) > MAXIMUM_FILE) {
        throw new SpecialistException("it is larger than %,d bytes".formatted(MAXIMUM_FILE));
      }
      JsonNode root = StrictJson.read(Files.readAllBytes(file));
      return manifest(new JsonAt(root, ""));
    } catch (IOException e) {
      throw new SpecialistException(file + " cannot be read: " + e, e);
    } catch (JacksonException e) {
      throw new SpecialistException(
          "%s is damaged: line %d: %s"
              .formatted(file, e.getLocation().getLineNr(), e.getOriginalMessage()),
          e);
    } catch (SpecialistException | IllegalArgumentException e) {
      throw new SpecialistException(file + " is damaged: " + e.getMessage(), e);
    }
  }

  private static Manifest manifest(JsonAt root) {
    int format = root.count("format");
    if (format > Manifest.FORMAT) {
      throw new SpecialistException(
          "it has format %d and this Bantam reads up to %d: use a newer Bantam, or learn it again"
              .formatted(format, Manifest.FORMAT));
    }
    Schema schema = schema(root.get("schema"));
    JsonAt certificate = root.get("certificate");
    return new Manifest(
        root.text("bantam"),
        root.text("task"),
        schema,
        root.list("rungs", ManifestReader::rung),
        root.map("never_local", ManifestReader::values),
        certificate.absent() ? Optional.empty() : Optional.of(certificate(certificate)),
        root.optionalText("refusal"),
        tune(root.get("tune")),
        root.list("values", ManifestReader::valueCounts),
        root.list("golden", at -> golden(at, schema)),
        provenance(root.get("provenance")));
  }

  private static Schema schema(JsonAt at) {
    List<Field> fields = at.list("fields", ManifestReader::field);
    Set<String> optional = Set.copyOf(at.list("optional", JsonAt::string));
    return new Schema(fields, at.flag("bare"), optional);
  }

  private static Field field(JsonAt at) {
    String name = at.text("name");
    return switch (at.text("kind")) {
      case "category" -> new Field.Category(name, at.list("values", JsonAt::string));
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
        at.whole("bytes"),
        at.number("accuracy"),
        at.number("microseconds"),
        at.get("gate").absent() ? OptionalDouble.empty() : OptionalDouble.of(at.number("gate")));
  }

  private static Set<String> values(JsonAt at) {
    at.require(at.node().isArray(), "a list");
    Set<String> values = new TreeSet<>();
    at.node().forEach(value -> values.add(new JsonAt(value, at.path()).string()));
    return values;
  }

  private static Certificate certificate(JsonAt at) {
    return new Certificate(
        Reference.valueOf(at.text("reference").toUpperCase(Locale.ROOT)),
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

  private static Manifest.TuneSummary tune(JsonAt at) {
    return new Manifest.TuneSummary(
        at.count("rows"),
        at.list(
            "gates",
            gate ->
                new Manifest.TuneGate(
                    gate.number("score"), gate.count("accepted"), gate.count("disagreements"))));
  }

  private static Manifest.ValueCounts valueCounts(JsonAt at) {
    return new Manifest.ValueCounts(
        at.text("field"),
        at.text("value"),
        at.count("said"),
        at.count("said_wrong"),
        at.count("was"),
        at.count("was_missed"));
  }

  private static Manifest.Golden golden(JsonAt at, Schema schema) {
    List<Integer> values = at.list("values", JsonAt::index);
    at.get("values")
        .require(values.size() == schema.fields().size(), "a list of one index per field");
    int[] classes = new Answers(schema).classes();
    for (int field = 0; field < classes.length; field++) {
      int value = values.get(field);
      at.get("values")
          .require(value >= 0 && value < classes[field], "indices of the fields' values");
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
