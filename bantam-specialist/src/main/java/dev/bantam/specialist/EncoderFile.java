package dev.bantam.specialist;

import dev.bantam.specialist.encoder.Encoder;
import dev.bantam.specialist.encoder.EncoderException;
import dev.bantam.specialist.encoder.EncoderReference;
import dev.bantam.specialist.encoder.EncoderSettings;
import dev.bantam.specialist.encoder.Encoders;
import dev.bantam.specialist.encoder.Pooling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An encoder rung as a safetensors file: which encoder it was learned on, by content, and for field
 * i the layers {@code fields.i.layers.j.weights} F32 [in, out] and {@code .bias} F32 [out], and
 * {@code fields.i.pool} F32 [2], the weights of its own logits and of those of the rung below;
 * perhaps {@code familiarity.centres} F32 [K, D] and {@code familiarity.trust} F32 [2].
 */
public final class EncoderFile {

  private static final String FORMAT = "bantam-encoder";
  private static final String VERSION = "1";
  private static final int MOST_UNITS = 1 << 16;
  private static final int MOST_DIMENSIONS = 1 << 16;
  private static final int MOST_CENTRES = 1 << 16;

  private EncoderFile() {}

  /**
   * Writes a rung; its encoder is only referred to.
   *
   * @throws IOException when the file exists or cannot be written whole
   */
  public static void write(EncoderRung rung, Path file) throws IOException {
    EncoderReference reference = rung.encoder().reference();
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", FORMAT);
    metadata.put("version", VERSION);
    metadata.put("model", reference.model());
    metadata.put("tokenizer", reference.tokenizer());
    metadata.put("pooling", reference.settings().pooling().name());
    metadata.put("prefix", reference.settings().prefix());
    metadata.put("longest", Integer.toString(reference.settings().longest()));
    metadata.put("alone", Boolean.toString(reference.settings().alone()));
    metadata.put("dimensions", Integer.toString(rung.encoder().dimensions()));
    metadata.put("fields", Integer.toString(rung.fields().size()));
    metadata.put(
        "centres", Integer.toString(rung.familiarity().map(EncoderFile::centres).orElse(0)));
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (int i = 0; i < rung.fields().size(); i++) {
      EncoderField field = rung.fields().get(i);
      String prefix = "fields." + i + ".";
      metadata.put(prefix + "units", Integer.toString(field.head().units()));
      tensors.put(prefix + "pool", Tensor.of(new float[] {field.own(), field.lower()}, 2));
      switch (field.head()) {
        case EncoderHead.Linear(Layer layer) -> put(tensors, prefix + "layers.0.", layer);
        case EncoderHead.Hidden(Layer first, Layer second) -> {
          put(tensors, prefix + "layers.0.", first);
          put(tensors, prefix + "layers.1.", second);
        }
      }
    }
    rung.familiarity().ifPresent(familiarity -> put(tensors, familiarity));
    SafetensorsWriter.write(new Safetensors(metadata, tensors), file);
  }

  private static int centres(Familiarity familiarity) {
    return familiarity.centres().length / familiarity.dimensions();
  }

  private static void put(Map<String, Tensor> tensors, Familiarity familiarity) {
    tensors.put(
        "familiarity.centres",
        Tensor.of(familiarity.centres(), centres(familiarity), familiarity.dimensions()));
    float[] trust = {familiarity.middle(), familiarity.slope()};
    tensors.put("familiarity.trust", Tensor.of(trust, trust.length));
  }

  private static void put(Map<String, Tensor> tensors, String prefix, Layer layer) {
    tensors.put(prefix + "weights", Tensor.of(layer.weights(), layer.inputs(), layer.outputs()));
    tensors.put(prefix + "bias", Tensor.of(layer.bias(), layer.outputs()));
  }

  /**
   * Reads a rung.
   *
   * @param classes how many values each field chooses between
   * @param sha256 what the file must hash to
   * @param encoders find the encoder that it was learned on
   * @param lower the rung below
   * @throws SpecialistException when the file is damaged or holds another rung
   * @throws EncoderException when the encoder cannot be had
   */
  static EncoderRung read(
      Path file, int[] classes, String sha256, Encoders encoders, Optional<Rung> lower) {
    Safetensors content = SafetensorsReader.read(file, sha256);
    if (!FORMAT.equals(content.metadata().get("format"))) {
      throw new SpecialistException(file + " holds no encoder rung: copy the folder again");
    }
    if (!VERSION.equals(content.metadata().get("version"))) {
      throw new SpecialistException(file + " is of another version: use a newer Bantam");
    }
    try {
      int dimensions = content.number("dimensions", 1, MOST_DIMENSIONS);
      List<EncoderField> fields = fields(content, classes, dimensions);
      Optional<Familiarity> familiarity = familiarity(content, dimensions);
      EncoderReference reference = reference(content);
      Path folder = file.toAbsolutePath().getParent();
      if (folder == null) {
        throw new SpecialistException(file + " lies in no folder");
      }
      Encoder encoder = encoders.encoder(folder, reference);
      return new EncoderRung(encoder, lower, fields, familiarity);
    } catch (SpecialistException e) {
      throw new SpecialistException(file + " is damaged: " + e.getMessage(), e);
    }
  }

  private static EncoderReference reference(Safetensors content) {
    try {
      Map<String, String> metadata = content.metadata();
      EncoderSettings settings =
          new EncoderSettings(
              Pooling.valueOf(metadata.getOrDefault("pooling", "none")),
              metadata.getOrDefault("prefix", ""),
              content.number("longest", 0, Integer.MAX_VALUE),
              Boolean.parseBoolean(metadata.getOrDefault("alone", "false")));
      return new EncoderReference(
          metadata.getOrDefault("model", ""), metadata.getOrDefault("tokenizer", ""), settings);
    } catch (IllegalArgumentException | EncoderException e) {
      throw new SpecialistException("it names no encoder: " + e.getMessage(), e);
    }
  }

  private static List<EncoderField> fields(Safetensors content, int[] classes, int dimensions) {
    content.number("fields", classes.length, classes.length);
    List<EncoderField> fields = new ArrayList<>();
    for (int i = 0; i < classes.length; i++) {
      String prefix = "fields." + i + ".";
      int units = content.number(prefix + "units", 0, MOST_UNITS);
      EncoderHead head =
          units == 0
              ? new EncoderHead.Linear(layer(content, prefix + "layers.0.", dimensions, classes[i]))
              : new EncoderHead.Hidden(
                  layer(content, prefix + "layers.0.", dimensions, units),
                  layer(content, prefix + "layers.1.", units, classes[i]));
      float[] pool = content.tensor(prefix + "pool", Tensor.Type.F32, 2).toFloats();
      fields.add(new EncoderField(head, pool[0], pool[1]));
    }
    return fields;
  }

  private static Layer layer(Safetensors content, String prefix, int inputs, int outputs) {
    return new Layer(
        content.tensor(prefix + "weights", Tensor.Type.F32, inputs, outputs).toFloats(),
        content.tensor(prefix + "bias", Tensor.Type.F32, outputs).toFloats());
  }

  private static Optional<Familiarity> familiarity(Safetensors content, int dimensions) {
    int centres = content.number("centres", 0, MOST_CENTRES);
    if (centres == 0) {
      return Optional.empty();
    }
    float[] trust = content.tensor("familiarity.trust", Tensor.Type.F32, 2).toFloats();
    return Optional.of(
        new Familiarity(
            content.tensor("familiarity.centres", Tensor.Type.F32, centres, dimensions).toFloats(),
            dimensions,
            trust[0],
            trust[1]));
  }
}
