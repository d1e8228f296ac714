package dev.bantam.specialist;

/**
 * How much a text is like those that were learned from: by the cosine between its vector and the
 * nearest of some centres of theirs. What is unlike all of them is trusted less, whatever the head
 * says of it, because a head only knows which side of its borders a vector lies on.
 *
 * @param centres vectors of length 1, one after the other
 * @param dimensions numbers of each
 * @param middle the cosine at which trust is halfway down
 * @param slope how steeply it falls there; 0 trusts everything alike
 */
public record Familiarity(float[] centres, int dimensions, float middle, float slope) {

  /** Trust never falls to nothing: the order of the values stays. */
  private static final float LEAST = 0.05f;

  /**
   * @throws SpecialistException when the sizes do not fit each other or a number is none
   */
  public Familiarity {
    if (dimensions < 1 || centres.length == 0 || centres.length % dimensions != 0) {
      throw new SpecialistException(
          "%d numbers do not make centres of %d".formatted(centres.length, dimensions));
    }
    for (float number : centres) {
      if (!(Math.abs(number) < 2)) {
        throw new SpecialistException("a centre has the number " + number);
      }
    }
    if (!(Math.abs(middle) < 2 && slope >= 0 && slope < 1_000)) {
      throw new SpecialistException(
          "trust falls at the cosine %s with the slope %s".formatted(middle, slope));
    }
  }

  /** The same centres with a trust that falls elsewhere. */
  public Familiarity falling(float otherMiddle, float otherSlope) {
    return new Familiarity(centres, dimensions, otherMiddle, otherSlope);
  }

  /** The cosine between a vector of length 1 and the nearest centre. */
  public float nearness(float[] vector) {
    float nearest = -1;
    for (int at = 0; at < centres.length; at += dimensions) {
      nearest = Math.max(nearest, cosine(vector, at));
    }
    return nearest;
  }

  /** What logits are multiplied with: near 1 for what is like something learned from. */
  public float trust(float[] vector) {
    float distance = slope * (nearness(vector) - middle);
    float even = Softmax.exp(-Math.abs(distance));
    float share = distance >= 0 ? 1 / (1 + even) : even / (1 + even);
    return LEAST + (1 - LEAST) * share;
  }

  /** In four sums whose order is fixed, so that every machine gets the same bits. */
  private float cosine(float[] vector, int at) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = 0;
    for (; i + 4 <= dimensions; i += 4) {
      a += vector[i] * centres[at + i];
      b += vector[i + 1] * centres[at + i + 1];
      c += vector[i + 2] * centres[at + i + 2];
      d += vector[i + 3] * centres[at + i + 3];
    }
    for (; i < dimensions; i++) {
      a += vector[i] * centres[at + i];
    }
    return (a + b) + (c + d);
  }
}
