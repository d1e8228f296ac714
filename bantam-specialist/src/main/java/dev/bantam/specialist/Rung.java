package dev.bantam.specialist;

/**
 * One way to answer: reads an input and weighs every value of every field. Immutable and shared by
 * all threads; what changes while it works is in its {@link Reader}s.
 */
public interface Rung {

  /** The name in manifests, answers and reports, such as {@code lexical}. */
  String name();

  /** How many values each field chooses between, field by field. */
  int[] classes();

  /** A new reader, for one thread at a time. */
  Reader reader();

  /** Reads inputs with buffers of its own. */
  interface Reader {

    /**
     * Weighs the values.
     *
     * @param input any text, also an empty one
     * @param logits is overwritten with a logit for each value of each field, such that their
     *     softmax is the probability that the value is right
     * @return false when nothing in the input is known, so that the logits only say how frequent
     *     the values are
     */
    boolean read(String input, float[][] logits);
  }
}
