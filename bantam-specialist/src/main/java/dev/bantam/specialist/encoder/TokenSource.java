package dev.bantam.specialist.encoder;

/**
 * A tokenizer: turns a text into the numbers that a transformer reads. Immutable and shared by all
 * threads; what changes while it works is in its {@link Reader}s. Its encoder closes it.
 */
public interface TokenSource extends AutoCloseable {

  /** One more than the highest token that it can give. */
  int size();

  /** The token that stands for words that are not known; -1 when there is none. */
  int unknown();

  /** The special tokens before every text, such as {@code [CLS]}; the caller's to change. */
  int[] before();

  /** The special tokens after every text, such as {@code [SEP]}; the caller's to change. */
  int[] after();

  /** A new reader, for one thread at a time. */
  Reader reader();

  @Override
  default void close() {}

  /** Reads texts with buffers of its own. */
  interface Reader {

    /**
     * Replaces the content by this text's tokens, without the special ones around it.
     *
     * @param most how many tokens are wanted at most
     * @return false when the text has more, so that its end was not read
     */
    boolean read(String text, int most);

    /** How many tokens there are. */
    int tokens();

    /** The token at an index. */
    int token(int index);
  }
}
