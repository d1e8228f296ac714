package dev.bantam.specialist;

import dev.bantam.specialist.encoder.Encoder;
import dev.bantam.specialist.encoder.EncoderReader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The second rung: a transformer reads the text into a sentence vector, a head per field weighs it,
 * and what the rung below thinks counts too. A few milliseconds an answer, whatever the number of
 * fields. The encoder belongs to whoever opened it.
 */
public final class EncoderRung implements Rung {

  /** The rung's name, and with {@code .safetensors} its file's. */
  public static final String NAME = "encoder";

  private final Encoder encoder;
  private final Optional<Rung> lower;
  private final List<EncoderField> fields;
  private final Optional<Familiarity> familiarity;

  /**
   * @param lower the rung below, whose opinion is pooled with the encoder's
   * @param fields in the order of the schema
   * @param familiarity lowers the confidence in what is unlike all that was learned from
   * @throws SpecialistException when there is no field, or one does not fit the encoder or the rung
   *     below
   */
  public EncoderRung(
      Encoder encoder,
      Optional<Rung> lower,
      List<EncoderField> fields,
      Optional<Familiarity> familiarity) {
    this.encoder = encoder;
    this.lower = lower;
    this.fields = List.copyOf(fields);
    this.familiarity = familiarity;
    if (fields.isEmpty()) {
      throw new SpecialistException("an encoder rung needs a head per field and has none");
    }
    for (EncoderField field : fields) {
      requireFits(field.head().dimensions());
    }
    familiarity.ifPresent(known -> requireFits(known.dimensions()));
    if (lower.isPresent() && !Arrays.equals(lower.get().classes(), classes())) {
      throw new SpecialistException("an encoder rung has other values than the rung below it");
    }
  }

  private void requireFits(int dimensions) {
    if (dimensions != encoder.dimensions()) {
      throw new SpecialistException(
          "a head for vectors of %d numbers does not fit the encoder's %d"
              .formatted(dimensions, encoder.dimensions()));
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  /** What reads the texts. */
  public Encoder encoder() {
    return encoder;
  }

  /** What it knows of each field, in the order of the schema. */
  public List<EncoderField> fields() {
    return fields;
  }

  /** How it tells what is unlike all that was learned from. */
  public Optional<Familiarity> familiarity() {
    return familiarity;
  }

  @Override
  public int[] classes() {
    return fields.stream().mapToInt(field -> field.head().classes()).toArray();
  }

  @Override
  public Reader reader() {
    return new PooledReader(encoder.reader(), lower.map(Rung::reader));
  }

  private final class PooledReader implements Reader {

    private final EncoderReader reader;
    private final Optional<Reader> below;
    private final float[] vector = new float[encoder.dimensions()];
    private final float[][] opinions =
        Arrays.stream(classes()).mapToObj(float[]::new).toArray(float[][]::new);
    private final float[][] between =
        fields.stream().map(field -> new float[field.head().units()]).toArray(float[][]::new);

    PooledReader(EncoderReader reader, Optional<Reader> below) {
      this.reader = reader;
      this.below = below;
    }

    @Override
    public boolean read(String input, float[][] logits) {
      boolean known = reader.read(input, vector);
      boolean knownBelow = below.isPresent() && below.get().read(input, opinions);
      float trust = familiarity.isPresent() ? familiarity.get().trust(vector) : 1;
      for (int i = 0; i < logits.length; i++) {
        EncoderField field = fields.get(i);
        field.head().weigh(vector, between[i], logits[i]);
        float own = field.own() * trust;
        float lower = below.isPresent() ? field.lower() * trust : 0;
        for (int c = 0; c < logits[i].length; c++) {
          logits[i][c] = own * logits[i][c] + lower * opinions[i][c];
        }
      }
      return known || knownBelow;
    }
  }
}
