package dev.bantam.specialist.encoder;

import java.nio.FloatBuffer;

/**
 * Turns rows of tokens into a vector per token. Thread-safe; native memory is held until {@link
 * #close}, which waits for nobody: passes that are under way end first.
 */
interface Transformer extends AutoCloseable {

  /** How many numbers a vector has. */
  int dimensions();

  /**
   * Buffers for one pass at a time; give them back.
   *
   * @throws EncoderException when it is closed
   */
  Pass take();

  void giveBack(Pass pass);

  @Override
  void close();

  /** A batch of rows of tokens, and what became of it. Not thread-safe. */
  interface Pass {

    /** Begins a batch in which no token is set. */
    void begin(int rows, int width);

    void token(int row, int column, int token);

    /**
     * The vectors: of a row, of a token, its numbers; overwritten by the next run.
     *
     * @throws EncoderException when the model fails
     */
    FloatBuffer run();
  }
}
