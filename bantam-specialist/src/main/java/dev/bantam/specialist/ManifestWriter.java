package dev.bantam.specialist;

import dev.bantam.core.Certificate;
import dev.bantam.core.Field;
import dev.bantam.core.Schema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.function.BiConsumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes {@code specialist.json}, in an order and form that people can read. */
public final class ManifestWriter {

  private ManifestWriter() {}

  /**
   * Writes the manifest into the folder, in place of an earlier one, and waits until it is on the
   * disk.
   *
   * @throws IOException when it cannot be written whole
   */
  public static void write(Manifest manifest, Path folder) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(StrictJson.writeIndented(json(manifest)));
    try (FileChannel channel =
        FileChannel.open(
            folder.resolve(Manifest.FILE),
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private static ObjectNode json(Manifest manifest) {
    ObjectNode root = object();
    root.put("format", Manifest.FORMAT);
    root.put("bantam", manifest.version());
    root.put("task", manifest.task());
    root.set("schema", schema(manifest.schema()));
    list(root.putArray("rungs"), manifest.rungs(), ManifestWriter::rung);
    ObjectNode never = root.putObject("never_local");
    manifest.neverLocal().forEach((field, values) -> values.forEach(never.putArray(field)::add));
    manifest
        .certificate()
        .ifPresentOrElse(
            c -> root.set("certificate", certificate(c)), () -> root.putNull("certificate"));
    manifest.refusal().ifPresent(reason -> root.put("refusal", reason));
    ObjectNode tune = root.putObject("tune");
    tune.put("rows", manifest.tune().rows());
    list(tune.putArray("gates"), manifest.tune().gates(), ManifestWriter::tuneGate);
    list(root.putArray("values"), manifest.values(), ManifestWriter::valueCounts);
    root.set("provenance", provenance(manifest.provenance()));
    list(root.putArray("golden"), manifest.golden(), ManifestWriter::golden);
    return root;
  }

  private static ObjectNode schema(Schema schema) {
    ObjectNode node = object();
    node.put("bare", schema.bare());
    list(node.putArray("fields"), schema.fields(), ManifestWriter::field);
    schema.optional().forEach(node.putArray("optional")::add);
    return node;
  }

  private static void field(ObjectNode node, Field field) {
    node.put("name", field.name()).put("kind", field.kind());
    if (field instanceof Field.Category category) {
      category.values().forEach(node.putArray("values")::add);
    }
  }

  private static void rung(ObjectNode node, Manifest.RungEntry rung) {
    node.put("name", rung.name()).put("file", rung.file()).put("sha256", rung.sha256());
    node.put("bytes", rung.bytes()).put("accuracy", rung.accuracy());
    node.put("microseconds", rung.microseconds());
    rung.gate().ifPresentOrElse(gate -> number(node, "gate", gate), () -> node.putNull("gate"));
  }

  private static ObjectNode certificate(Certificate certificate) {
    ObjectNode node = object();
    node.put("says", certificate.sentence());
    node.put("reference", certificate.reference().name().toLowerCase(Locale.ROOT));
    certificate.teacher().ifPresent(teacher -> node.put("teacher", teacher));
    node.put("alpha", certificate.alpha()).put("delta", certificate.delta());
    node.put("rows", certificate.rows()).put("accepted", certificate.accepted());
    node.put("disagreements", certificate.disagreements());
    node.put("p", certificate.p());
    node.put("novel_accepted", certificate.counts().novel().accepted());
    node.put("novel_disagreements", certificate.counts().novel().disagreements());
    node.put("novel_p", certificate.novelP());
    node.put("bound", certificate.bound()).put("coverage", certificate.coverage());
    node.put("agreement", certificate.agreement());
    node.put("fingerprint", certificate.fingerprint());
    node.put("issued", certificate.issued().toString());
    node.put("expires", certificate.expires().toString());
    return node;
  }

  private static void tuneGate(ObjectNode node, Manifest.TuneGate gate) {
    number(node, "score", gate.score());
    node.put("accepted", gate.accepted()).put("disagreements", gate.disagreements());
  }

  private static void valueCounts(ObjectNode node, Manifest.ValueCounts value) {
    node.put("field", value.field()).put("value", value.value());
    node.put("said", value.said()).put("said_wrong", value.saidWrong());
    node.put("was", value.was()).put("was_missed", value.wasMissed());
  }

  private static void golden(ObjectNode node, Manifest.Golden golden) {
    node.put("input", golden.input());
    number(node, "score", golden.score());
    golden.values().forEach(node.putArray("values")::add);
  }

  private static ObjectNode provenance(Provenance provenance) {
    ObjectNode node = object();
    node.put("source", provenance.source()).put("fingerprint", provenance.fingerprint());
    node.put("rows", provenance.rows()).put("train", provenance.train());
    node.put("tune", provenance.tune()).put("calibrate", provenance.calibrate());
    node.put("seed", provenance.seed()).put("created", provenance.created().toString());
    node.put("openings", provenance.openings());
    ObjectNode settings = node.putObject("settings");
    provenance.settings().forEach(settings::put);
    return node;
  }

  /** JSON has no number for these two. */
  private static void number(ObjectNode node, String key, double value) {
    if (Double.isFinite(value)) {
      node.put(key, value);
    } else {
      node.put(key, Double.toString(value));
    }
  }

  private static <T> void list(
      ArrayNode array, Iterable<T> values, BiConsumer<ObjectNode, T> write) {
    values.forEach(value -> write.accept(array.addObject(), value));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
