package dev.bantam.specialist;

import java.util.List;

/**
 * The first rung: hashed words, word pairs and character runs, weighed once and read by a linear
 * head per field. Microseconds an answer, in pure Java.
 */
public final class LexicalRung implements Rung {

  /** The rung's name, and with {@code .safetensors} its file's. */
  public static final String NAME = "lexical";

  private final LexicalFeatures features;
  private final FeatureTable table;
  private final List<LexicalHead> heads;

  /**
   * @throws SpecialistException when there is no head or one has another number of features
   */
  public LexicalRung(LexicalFeatures features, List<LexicalHead> heads) {
    this.features = features;
    this.heads = List.copyOf(heads);
    this.table = features.table();
    if (heads.isEmpty()) {
      throw new SpecialistException("a lexical rung needs a head per field and has none");
    }
    for (LexicalHead head : heads) {
      if (head.scales().length != features.size()) {
        throw new SpecialistException(
            "a head of %d features does not fit the rung's %d"
                .formatted(head.scales().length, features.size()));
      }
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  /** What it looks for in a text. */
  public LexicalFeatures features() {
    return features;
  }

  /** What it knows of each field, in the order of the schema. */
  public List<LexicalHead> heads() {
    return heads;
  }

  @Override
  public int[] classes() {
    return heads.stream().mapToInt(LexicalHead::classes).toArray();
  }

  @Override
  public Reader reader() {
    TermWeights text = new TermWeights(table, features.weights(), features.words());
    return (input, logits) -> {
      text.read(input);
      for (int field = 0; field < logits.length; field++) {
        heads.get(field).weigh(text, logits[field]);
      }
      return text.size() > 0;
    };
  }
}
