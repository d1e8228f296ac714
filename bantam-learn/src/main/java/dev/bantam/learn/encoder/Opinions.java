package dev.bantam.learn.encoder;

import dev.bantam.specialist.EncoderHead;
import dev.bantam.specialist.Familiarity;
import dev.bantam.specialist.Rung;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What heads and the rung below say to some texts, each opinion already trusted as far as the text
 * is familiar: what remains to be chosen are the weights.
 *
 * @param vectors of the texts
 * @param trust in each text
 * @param fieldsBelow by field, the logits of the rung below; empty when there is none
 */
record Opinions(float[][] vectors, float[] trust, List<List<float[]>> fieldsBelow) {

  static Opinions of(
      float[][] vectors, Familiarity familiarity, Optional<Rung> lower, List<String> texts) {
    float[] trust = new float[vectors.length];
    for (int row = 0; row < vectors.length; row++) {
      trust[row] = familiarity.trust(vectors[row]);
    }
    List<List<float[]>> below = new ArrayList<>();
    lower.ifPresent(rung -> read(rung, texts, trust, below));
    return new Opinions(vectors, trust, below);
  }

  private static void read(
      Rung rung, List<String> texts, float[] trust, List<List<float[]>> below) {
    int[] classes = rung.classes();
    Rung.Reader reader = rung.reader();
    Arrays.stream(classes).forEach(field -> below.add(new ArrayList<>()));
    for (int row = 0; row < texts.size(); row++) {
      float[][] logits = Arrays.stream(classes).mapToObj(float[]::new).toArray(float[][]::new);
      reader.read(texts.get(row), logits);
      for (int field = 0; field < classes.length; field++) {
        below.get(field).add(scaled(logits[field], trust[row]));
      }
    }
  }

  /** The logits of a head for each text. */
  List<float[]> of(EncoderHead head) {
    float[] between = new float[head.units()];
    List<float[]> logits = new ArrayList<>();
    for (int row = 0; row < vectors.length; row++) {
      float[] own = new float[head.classes()];
      head.weigh(vectors[row], between, own);
      logits.add(scaled(own, trust[row]));
    }
    return logits;
  }

  /** The logits of the rung below for each text; empty when there is none. */
  List<float[]> below(int field) {
    return fieldsBelow.isEmpty() ? List.of() : fieldsBelow.get(field);
  }

  private static float[] scaled(float[] logits, float factor) {
    for (int c = 0; c < logits.length; c++) {
      logits[c] *= factor;
    }
    return logits;
  }
}
