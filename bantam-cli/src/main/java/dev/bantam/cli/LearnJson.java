package dev.bantam.cli;

import dev.bantam.core.Certificate;
import dev.bantam.core.Field;
import dev.bantam.learn.Learned;
import dev.bantam.specialist.Manifest;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code learn --json} prints. */
final class LearnJson {

  private LearnJson() {}

  static ObjectNode of(Learned learned, double seconds) {
    Manifest manifest = learned.manifest();
    ObjectNode json = Json.object();
    json.put("folder", learned.folder().toString());
    json.put("rows", learned.data().rows());
    ArrayNode fields = json.putArray("fields");
    for (Field field : manifest.schema().fields()) {
      fields
          .addObject()
          .put("name", field.name())
          .put("kind", field.kind())
          .put("values", field.choices().size());
    }
    json.set("rungs", rungs(manifest));
    manifest
        .certificate()
        .ifPresentOrElse(
            certificate -> json.set("certificate", certificate(certificate)),
            () -> json.putNull("certificate"));
    manifest.refusal().ifPresent(reason -> json.put("reason", reason));
    json.put("openings", manifest.provenance().openings());
    json.put("seconds", Json.rounded(seconds, 3));
    return json;
  }

  static ArrayNode rungs(Manifest manifest) {
    ArrayNode rungs = Json.object().putArray("rungs");
    for (Manifest.RungEntry rung : manifest.rungs()) {
      rungs
          .addObject()
          .put("name", rung.name())
          .put("accuracy", Json.rounded(rung.accuracy(), 5))
          .put("size_bytes", rung.bytes())
          .put("us_mean", Json.rounded(rung.microseconds(), 2));
    }
    return rungs;
  }

  private static ObjectNode certificate(Certificate certificate) {
    return Json.object()
        .put("alpha", certificate.alpha())
        .put("delta", certificate.delta())
        .put("n", certificate.accepted())
        .put("k", certificate.disagreements())
        .put("bound", certificate.bound())
        .put("coverage", certificate.coverage());
  }
}
