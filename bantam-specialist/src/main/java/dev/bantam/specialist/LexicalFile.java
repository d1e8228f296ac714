package dev.bantam.specialist;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A lexical rung as a safetensors file: {@code features.hashes} I32 [F], {@code features.weights}
 * BF16 [F], and for field i {@code fields.i.rows} I8 [F, C], {@code fields.i.scales} BF16 [F],
 * {@code fields.i.bias} F32 [C], {@code fields.i.temperature} F32 [1].
 */
public final class LexicalFile {

  private static final String FORMAT = "bantam-lexical";
  private static final int MOST_FIELDS = 1_000;
  private static final int MOST_FEATURES = 1 << 24;

  private LexicalFile() {}

  /**
   * Writes a rung; its scales and weights must be {@link Tensor#shortened}.
   *
   * @throws IOException when the file exists or cannot be written whole
   */
  public static void write(LexicalRung rung, Path file) throws IOException {
    LexicalFeatures features = rung.features();
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", FORMAT);
    metadata.put("ngrams", Integer.toString(Ngrams.VERSION));
    metadata.put("features", Integer.toString(features.size()));
    metadata.put("words", Integer.toString(features.words()));
    metadata.put("fields", Integer.toString(rung.heads().size()));
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("features.hashes", Tensor.of(features.hashes(), features.size()));
    tensors.put("features.weights", Tensor.ofShortened(features.weights(), features.size()));
    for (int i = 0; i < rung.heads().size(); i++) {
      LexicalHead head = rung.heads().get(i);
      String prefix = "fields." + i + ".";
      tensors.put(prefix + "rows", Tensor.of(head.rows(), features.size(), head.classes()));
      tensors.put(prefix + "scales", Tensor.ofShortened(head.scales(), features.size()));
      tensors.put(prefix + "bias", Tensor.of(head.bias(), head.classes()));
      tensors.put(prefix + "temperature", Tensor.of(new float[] {head.temperature()}, 1));
    }
    SafetensorsWriter.write(new Safetensors(metadata, tensors), file);
  }

  /**
   * Reads a rung.
   *
   * @param classes how many values each field chooses between
   * @param sha256 what the file must hash to
   * @throws SpecialistException when the file is damaged or holds another rung
   */
  static LexicalRung read(Path file, int[] classes, String sha256) {
    Safetensors content = SafetensorsReader.read(file, sha256);
    requireKnown(file, content.metadata());
    try {
      return rung(content, classes);
    } catch (SpecialistException e) {
      throw new SpecialistException(file + " is damaged: " + e.getMessage(), e);
    }
  }

  private static void requireKnown(Path file, Map<String, String> metadata) {
    String ngrams = metadata.getOrDefault("ngrams", "none");
    if (!FORMAT.equals(metadata.get("format"))) {
      throw new SpecialistException(file + " holds no lexical rung: copy the folder again");
    }
    if (!ngrams.equals(Integer.toString(Ngrams.VERSION))) {
      throw new SpecialistException(
          "%s reads texts in version %s and this Bantam in version %d: use a newer Bantam, or learn it again"
              .formatted(file, ngrams, Ngrams.VERSION));
    }
  }

  private static LexicalRung rung(Safetensors content, int[] classes) {
    content.number("fields", classes.length, Math.min(classes.length, MOST_FIELDS));
    int size = content.number("features", 0, MOST_FEATURES);
    LexicalFeatures features =
        new LexicalFeatures(
            content.tensor("features.hashes", Tensor.Type.I32, size).toInts(),
            content.number("words", 0, size),
            content.tensor("features.weights", Tensor.Type.BF16, size).toFloats());
    List<LexicalHead> heads = new ArrayList<>();
    for (int i = 0; i < classes.length; i++) {
      String prefix = "fields." + i + ".";
      heads.add(
          new LexicalHead(
              content.tensor(prefix + "rows", Tensor.Type.I8, size, classes[i]).toBytes(),
              content.tensor(prefix + "scales", Tensor.Type.BF16, size).toFloats(),
              content.tensor(prefix + "bias", Tensor.Type.F32, classes[i]).toFloats(),
              content.tensor(prefix + "temperature", Tensor.Type.F32, 1).toFloats()[0]));
    }
    return new LexicalRung(features, heads);
  }
}
